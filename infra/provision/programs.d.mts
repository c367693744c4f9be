/** What can be asked for by name. */
export type ProgramName =
  | 'apertium'
  | 'chromium'
  | 'postgresql'
  | 'redis-server'
  | 'translate-toolkit'
  | 'xmllint'
/** What can be provided: the programs any of which will do, and the Debian packages that bring one. */
export declare const PROGRAMS: Readonly<
  Record<ProgramName, { readonly anyOf: readonly string[]; readonly packages: readonly string[] }>
>
/** True when one of the program's names can be run. */
export declare function isThere(name: string): boolean
/** The folder of the first of a program's names that can be run: one of PATH, or Debian's own; undefined without one. */
export declare function folderOf(name: ProgramName): string | undefined
/** True when a file of that name in a folder of PATH can be run. */
export declare function onPath(file: string): boolean

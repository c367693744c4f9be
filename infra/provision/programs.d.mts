/** What can be asked for by name. */
export type ProgramName =
  | 'apertium'
  | 'chromium'
  | 'postgresql'
  | 'redis-server'
  | 'translate-toolkit'
  | 'xliff-schemas'
  | 'xmllint'
/** What can be provided: the programs any of which will do, and the Debian packages that bring one. */
export declare const PROGRAMS: Readonly<
  Record<
    ProgramName,
    { readonly anyOf: readonly string[]; readonly file?: string; readonly packages: readonly string[] }
  >
>
/** Where Debian puts the schemas of XLIFF's core. */
export declare const XLIFF_SCHEMAS: string
/** True when one of the program's names can be run, or its file can be read. */
export declare function isThere(name: string): boolean
/** The folder of the first of a program's names that can be run: one of PATH, or Debian's own; undefined without one. */
export declare function folderOf(name: ProgramName): string | undefined
/** True when a file of that name in a folder of PATH can be run. */
export declare function onPath(file: string): boolean

/** What can be provided: the programs any of which will do, and the Debian packages that bring one. */
export declare const PROGRAMS: Readonly<
  Record<
    'apertium' | 'chromium' | 'redis-server',
    { readonly anyOf: readonly string[]; readonly packages: readonly string[] }
  >
>
/** True when one of the program's names is on PATH. */
export declare function isThere(name: string): boolean
/** True when a file of that name in a folder of PATH can be run. */
export declare function onPath(file: string): boolean

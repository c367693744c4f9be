export const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2'
export const NAMESPACE_11 = 'urn:oasis:names:tc:xliff:document:1.1'

/** We as a tool, in files that were exported here. */
export const TOOL = 'passerelle'

/** What a unit's `extradata` begins with: the print of its exported target follows. */
export const PRINT = 'passerelle-target:'

/** The ctype of a placeholder for a character that XML cannot hold; its code point in hex follows. */
export const CHARACTER = 'x-char-'

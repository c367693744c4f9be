/** The namespaces of XLIFF 2.1: its core, and the modules that are written here. */
export const CORE = 'urn:oasis:names:tc:xliff:document:2.0'
/** XLIFF 2.2 gave its core a namespace of its own. */
export const CORE_22 = 'urn:oasis:names:tc:xliff:document:2.2'
export const METADATA = 'urn:oasis:names:tc:xliff:metadata:2.0'
export const CANDIDATES = 'urn:oasis:names:tc:xliff:matches:2.0'
export const GLOSSARY = 'urn:oasis:names:tc:xliff:glossary:2.0'
export const ITS = 'http://www.w3.org/2005/11/its'
export const ITSM = 'urn:oasis:names:tc:xliff:itsm:2.1'

/** The category of our own metadata, and the prefix of our subStates. */
export const OURS = 'passerelle'

/** The id of the unit in a document that has nothing to translate: the schema wants one at least. */
export const EMPTY_UNIT = 'none'

/** The id of every unit's one segment: what candidates and terms refer to. No code has it, since codes are numbers. */
export const SEGMENT = 's'

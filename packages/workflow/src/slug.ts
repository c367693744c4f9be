import anyAscii from 'any-ascii'

/** Characters of a slug at most; longer titles are cut at a word. */
const LENGTH = 60

/** A title → the part of its page's address: lower-case ASCII words joined by hyphens, whatever the script. */
export function slugOf(title: string): string {
  const words = anyAscii(title)
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    if (slug !== '' && slug.length + 1 + word.length > LENGTH) break
    slug = slug === '' ? word.slice(0, LENGTH) : `${slug}-${word}`
  }
  return slug === '' ? 'case' : slug
}

import type { Element, ElementContent, Root } from 'hast'

/**
 * A plugin: takes the English words out of the footnotes that remark-rehype adds (a hidden heading, the labels of the
 * links back). The page around the text speaks its reader's language; this markup must speak none.
 */
export function quietFootnotes() {
  return (tree: Root): void => {
    const section = tree.children.find(
      (child): child is Element => child.type === 'element' && child.properties.dataFootnotes !== undefined,
    )
    if (section === undefined) return
    section.children = section.children.filter((child) => !isHeading(child))
    const open: (Root | Element)[] = [tree]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const child of node.children) {
        if (child.type !== 'element') continue
        open.push(child)
        if (child.properties.ariaDescribedBy !== undefined) delete child.properties.ariaDescribedBy
        if (child.properties.dataFootnoteBackref !== undefined) delete child.properties.ariaLabel
      }
    }
  }
}

const isHeading = (child: ElementContent): boolean => child.type === 'element' && child.tagName === 'h2'

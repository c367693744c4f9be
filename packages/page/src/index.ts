export { type Asset, type AssetKind, asset, serveAssets, stylesheet } from './asset.ts'
export { pageAssets, pageIcon, pageStyles } from './assets.ts'
export { badge } from './components/badge.ts'
export { type Banner, banner } from './components/banner.ts'
export { type Card, card } from './components/card.ts'
export { type Disclosure, disclosure } from './components/disclosure.ts'
export { type Fact, facts } from './components/facts.ts'
export { type SiteFooter, siteFooter } from './components/footer.ts'
export { type SiteHeader, siteHeader } from './components/header.ts'
export { type LanguageLink, type LanguageSwitch, languageSwitch } from './components/language-switch.ts'
export { type Notice, notice, type Tone } from './components/notice.ts'
export { type Pagination, pagination } from './components/pagination.ts'
export { type SearchField, searchField } from './components/search-field.ts'
export { type SelectField, selectField } from './components/select-field.ts'
export { main, skipLink } from './components/skip-link.ts'
export { type Alternate, document, type PageDocument } from './document.ts'
export { type FragmentOptions, fragment } from './fragment.ts'
export { type IconName, icon } from './icons.ts'
export { mark } from './mark.ts'
export {
  type Child,
  type Element,
  h,
  hidden,
  languageProps,
  type Nodes,
  name,
  type Properties,
  type Root,
  render,
  s,
  words,
} from './tree.ts'

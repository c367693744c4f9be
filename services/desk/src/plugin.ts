import { API_PREFIX } from '@passerelle/assembly'
import { pageAssets, serveAssets } from '@passerelle/page'
import type { HttpPlugin } from '@passerelle/runtime'
import { apiPlugin } from './api/plugin.ts'
import { deskAssets } from './assets.ts'
import { DEFAULT_DESK_OPTIONS, type DeskContext, type DeskOptions } from './context.ts'
import { pagesPlugin } from './pages/plugin.ts'

/** The desk: its pages under `/desk`, and the reviewing side of the API under `/api/v1`. */
export const deskPlugin =
  (context: DeskContext, options: Partial<DeskOptions> = {}): HttpPlugin =>
  async (app) => {
    const complete = { ...DEFAULT_DESK_OPTIONS, ...options }
    serveAssets(app, [...pageAssets, ...deskAssets])
    await app.register(apiPlugin(context, complete), { prefix: API_PREFIX })
    await app.register(pagesPlugin(context, complete))
  }

import { parseLocale } from '@passerelle/domain'
import type { HttpServer } from '@passerelle/runtime'
import { searchConcordance } from '@passerelle/workflow'
import { personOf } from '../access.ts'
import { type DeskContext, type DeskOptions, languagesOf } from '../context.ts'
import { paths } from '../paths.ts'
import { visibleTargets } from '../visible.ts'
import { field, fields } from './form.ts'
import { type MemoryWish, memoryPage } from './memory/page.ts'
import type { Shows } from './show.ts'

/** `/desk/memory`: words, and the units of the memory that hold them. */
export function memoryRoutes(
  app: HttpServer,
  context: DeskContext,
  shows: Shows,
  options: DeskOptions,
): void {
  app.get(paths.memory, { config: { deskAccess: 'review' } }, async (request, reply) => {
    const wish = readWish(fields(request.query), options.searchCharacters)
    const targets = visibleTargets(personOf(request))
    const { source, target, trust, cursor } = wish
    const concordance = await searchConcordance(context, {
      text: wish.text,
      targets,
      limit: options.pageSize,
      ...(source === undefined ? {} : { source }),
      ...(target === undefined ? {} : { target }),
      ...(trust === undefined ? {} : { trust }),
      ...(cursor === undefined ? {} : { after: cursor }),
    })
    const tongue = shows.tongueOf(request)
    return shows.show(request, reply, {
      title: tongue.t('memory.title'),
      body: memoryPage({
        tongue,
        wish,
        concordance,
        languages: languagesOf(context),
        targets: targets ?? languagesOf(context),
      }),
    })
  })
}

/** What the address asks for; what it has no sense for is left out. */
function readWish(query: ReturnType<typeof fields>, longest: number): MemoryWish {
  const [source, target] = [
    parseLocale(field(query, 'source') ?? ''),
    parseLocale(field(query, 'target') ?? ''),
  ]
  const trust = (['approved', 'imported'] as const).find((one) => one === field(query, 'trust'))
  const cursor = field(query, 'cursor')
  return {
    text: (field(query, 'q') ?? '').slice(0, longest).trim(),
    ...(source === undefined ? {} : { source }),
    ...(target === undefined ? {} : { target }),
    ...(trust === undefined ? {} : { trust }),
    ...(cursor === undefined || cursor === '' ? {} : { cursor }),
  }
}

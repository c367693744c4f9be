import { setTimeout as pause } from 'node:timers/promises'
import { createViews, openPool } from '@passerelle/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ARRANGEMENT, type Deployment, deploy, type ServiceName } from './deployment.ts'
import { composedServices, gatewayRoute } from './deployment-compose.ts'
import { hasPostgres } from './deployment-postgres.ts'
import { hasRedis } from './redis-server.ts'

const CASES = 20
const TARGETS = ['en', 'es'] as const
/** Drafts that one translator has under way at once, and with it engine calls. */
const AT_ONCE = 4
/** Within this many milliseconds a service has to end when it is asked to. */
const STOP_MS = 15_000

const caseShape = z.object({
  slug: z.string(),
  translations: z.record(z.string(), z.object({ id: z.string(), state: z.string() })),
})
type Case = z.infer<typeof caseShape>
const listShape = z.object({ items: z.array(caseShape) })

// No two cases have a sentence in common: what is asked for twice was asked for twice.
const sent = (number: number) => ({
  externalId: `deployment:${number}`,
  title: `Un budget pour le quartier ${number}`,
  body: `Les ${number} habitants du quartier ont choisi eux-mêmes leurs projets.\n\n- La mairie a reçu ${number} propositions.`,
  format: 'markdown',
  language: 'fr',
})

const possible = hasPostgres() && hasRedis()
describe.skipIf(!possible && process.env.CI !== 'true')(
  'one process a service, on PostgreSQL and Redis',
  () => {
    let site: Deployment
    let pool: ReturnType<typeof openPool>
    let submitter = ''
    let reviewer = ''
    beforeAll(async () => {
      site = await deploy()
      pool = openPool(site.postgres.url, { max: 2 })
    })
    afterAll(async () => {
      await pool?.end()
      await site?.close()
    })

    const api = (url: string, token: string, body?: object): Promise<Response> =>
      fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const cases = async (): Promise<readonly Case[]> => {
      const answer = await api(`${site.address('intake')}/api/v1/cases?limit=100`, submitter)
      return listShape.parse(await answer.json()).items
    }
    const inState = async (state: string) =>
      (await cases()).flatMap(({ slug, translations }) =>
        TARGETS.flatMap((target) => {
          const translation = translations[target]
          return translation?.state === state ? [{ slug, target, id: translation.id }] : []
        }),
      )
    const until = async (what: string, holds: () => Promise<boolean>, withinMs = 60_000): Promise<void> => {
      const end = Date.now() + withinMs
      while (!(await holds())) {
        if (Date.now() > end) {
          const output = site.services.map(({ name, process }) => `${name}: ${process.output().slice(-800)}`)
          throw new Error(`${what}: not within ${withinMs} ms.\n${output.join('\n')}`)
        }
        await pause(100)
      }
    }

    it('all of them start at the same moment on an empty database, and it is migrated once', async () => {
      expect(site.postgres.major).toBeGreaterThanOrEqual(15)
      const { rows } = await pool.query<{ times: number }>(
        "select count(*)::int as times from schema_migrations where name = '0001_pipeline.sql'",
      )
      expect(rows).toEqual([{ times: 1 }])
      for (const { process } of site.services) {
        expect(process.exited()).toBe(false)
        expect(process.output()).not.toMatch(/"level":(40|50|60)/)
      }
    })

    it('is what the compose file describes, and its gateway leads each path to the service that has it', async () => {
      expect(composedServices()).toEqual(ARRANGEMENT)
      const described = async (name: ServiceName): Promise<readonly string[]> => {
        const answer = await fetch(`${site.address(name)}/api/v1/openapi.json`)
        const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(await answer.json())
        return Object.keys(paths)
      }
      for (const name of ['intake', 'desk'] as const) {
        const paths = await described(name)
        expect(paths.length).toBeGreaterThan(0)
        for (const path of paths) expect([path, gatewayRoute(path)]).toEqual([path, name])
      }
      for (const path of ['/desk', '/desk/sign-in', '/api/v1/translations/openapi.json'])
        expect([path, gatewayRoute(path)]).toEqual([path, 'desk'])
      for (const path of [
        '/',
        '/en/',
        '/es/cases/a',
        '/sitemap.xml',
        '/robots.txt',
        '/assets/a.css',
        '/readyz',
      ])
        expect([path, gatewayRoute(path)]).toEqual([path, 'reader'])
      for (const path of ['/metrics', '/healthz'])
        expect([path, gatewayRoute(path)]).toEqual([path, undefined])
    })

    it('people and tokens are made by the command line on the same database', async () => {
      const person = (email: string, ...rest: readonly string[]) =>
        site.passerelle('user', 'add', email, '--name', email, ...rest)
      await Promise.all([
        person('ingest@example.org', '--role', 'submitter'),
        person('rosa@example.org', '--role', 'reviewer', '--locale', ...TARGETS),
      ])
      submitter = await site.passerelle('token', 'create', 'ingest@example.org')
      reviewer = await site.passerelle('token', 'create', 'rosa@example.org')
      expect(submitter).not.toBe(reviewer)
    })

    it('twenty cases reach review though one of two translators is killed in the middle', async () => {
      site.engine.hold()
      const answers = await Promise.all(
        Array.from({ length: CASES }, (_, index) =>
          api(`${site.address('intake')}/api/v1/cases`, submitter, sent(index + 1)),
        ),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array(CASES).fill(201))
      await site.engine.held(2 * AT_ONCE)
      const [killed] = site.of('translator')
      await killed?.process.kill('SIGKILL')
      site.engine.release()
      // The queue gives the jobs of the killed one back when their lock, 15 s, has run out: a look every 5 s finds them.
      await until(
        'all translations are in review',
        async () => (await inState('in_review')).length === CASES * TARGETS.length,
      )
    })

    it('nothing was asked or charged twice but what the killed one had under way, and the ledger tells it', async () => {
      const { rows } = await pool.query<{ settled: number; open: number; translations: number }>(
        `select coalesce(sum(billed), 0)::int as settled,
           coalesce(sum(characters) filter (where billed is null), 0)::int as open,
           count(distinct translation_id)::int as translations
         from ledger`,
      )
      const [ledger] = rows
      expect(ledger?.translations).toBe(CASES * TARGETS.length)
      const asked = new Map<string, number>()
      for (const { texts, target } of site.engine.calls())
        for (const text of texts) asked.set(`${target} ${text}`, (asked.get(`${target} ${text}`) ?? 0) + 1)
      // What the killed one had under way was asked for once more, and nothing a third time.
      expect(Math.max(...asked.values())).toBe(2)
      const billed = site.engine.billedCharacters()
      expect(billed).toBeGreaterThan(ledger?.settled ?? 0)
      expect(billed).toBeLessThanOrEqual((ledger?.settled ?? 0) + (ledger?.open ?? 0))
      const targets = await pool.query(
        'select translation_id, key from targets group by 1, 2 having count(*) > 1',
      )
      expect(targets.rows).toEqual([])
    })

    it('the second translator tells in its metrics what it did and what it cost', async () => {
      const [, second] = site.of('translator')
      const text = await (await fetch(`${second?.address}/metrics`)).text()
      const sum = (name: string): number =>
        [...text.matchAll(new RegExp(`^${name} (\\d+)$`, 'gm'))].reduce(
          (all, [, value]) => all + Number(value),
          0,
        )
      // The first one may have ended some drafts before it was killed, and nobody can ask it any more.
      const done = sum('passerelle_jobs_total{job="draft-translation",outcome="done"}')
      expect(done).toBeGreaterThanOrEqual(CASES * TARGETS.length - AT_ONCE * 2)
      const { rows } = await pool.query<{ calls: number; billed: number }>(
        'select count(distinct call_id)::int as calls, sum(billed)::int as billed from ledger where billed is not null',
      )
      const [paid] = rows
      expect(
        sum('passerelle_engine_calls_total{engine="deepl",source="fr",target="e[ns]",outcome="ok"}'),
      ).toBeLessThanOrEqual(paid?.calls ?? 0)
      const billed = sum('passerelle_engine_billed_characters_total{engine="deepl"}')
      expect(billed).toBeGreaterThan(0)
      expect(billed).toBeLessThanOrEqual(paid?.billed ?? 0)
    })

    it('what is approved at the desk is published, and readers get it', async () => {
      for (const { id } of await inState('in_review')) {
        const answer = await api(`${site.address('desk')}/api/v1/translations/${id}/approve`, reviewer, {})
        expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"approved"')])
      }
      await until(
        'all is published',
        async () => (await inState('published')).length === CASES * TARGETS.length,
      )
      for (const { slug, target } of await inState('published')) {
        const page = await fetch(`${site.address('reader')}/${target}/cases/${slug}`)
        expect([page.status, page.url]).toEqual([200, `${site.address('reader')}/${target}/cases/${slug}`])
        const html = await page.text()
        expect(html).toContain(`<html lang="${target}"`)
        expect(html).toContain('hreflang="fr"')
      }
      const { rows } = await pool.query(
        'select locale, count(*)::int as versions from versions group by locale order by locale',
      )
      expect(rows).toEqual(['en', 'es', 'fr'].map((locale) => ({ locale, versions: CASES })))
      expect(await createViews(pool).verifyAudit()).toMatchObject({ ok: true })
    })

    it('every service ends with 0 soon after it is asked to', async () => {
      const running = site.services.filter(({ process }) => !process.exited())
      expect(running).toHaveLength(site.services.length - 1)
      const began = performance.now()
      const codes = await Promise.all(running.map(({ process }) => process.kill('SIGTERM')))
      expect(codes).toEqual(running.map(() => 0))
      expect(performance.now() - began).toBeLessThan(STOP_MS)
    })
  },
)

import type { Finding, SeverityWishes } from '@passerelle/domain'

/** The findings with the severities that are wished for; those of a check that is `off` are left out. */
export const withSeverities = (findings: readonly Finding[], wishes: SeverityWishes): Finding[] =>
  findings.flatMap((finding) => {
    const wish = Object.hasOwn(wishes, finding.check) ? wishes[finding.check] : undefined
    if (wish === undefined) return [finding]
    return wish === 'off' ? [] : [{ ...finding, severity: wish }]
  })

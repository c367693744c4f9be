import { plainText } from '@passerelle/domain'

const ORDER = 6
const BETA = 2

/**
 * chrF2 (Popović 2015) of a system's texts against references, over all of them together, from 0 to 100: precision and
 * recall of character n-grams from 1 to 6, averaged over the orders that occur, recall weighing twice. White space and inline
 * codes do not count, capitals do. Both lists are of one length.
 */
export function chrF(texts: readonly string[], references: readonly string[]): number {
  const totals = Array.from({ length: ORDER }, () => ({ common: 0, said: 0, wanted: 0 }))
  for (const [index, text] of texts.entries()) {
    const [said, wanted] = [signsOf(text), signsOf(references[index] ?? '')]
    for (const [at, total] of totals.entries()) {
      const [having, needing] = [gramsOf(said, at + 1), gramsOf(wanted, at + 1)]
      for (const [gram, count] of having) total.common += Math.min(count, needing.get(gram) ?? 0)
      total.said += Math.max(0, said.length - at)
      total.wanted += Math.max(0, wanted.length - at)
    }
  }
  const counted = totals.filter(({ said, wanted }) => said > 0 && wanted > 0)
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
  const precision = mean(counted.map(({ common, said }) => common / said))
  const recall = mean(counted.map(({ common, wanted }) => common / wanted))
  if (precision + recall === 0) return 0
  return (100 * (1 + BETA ** 2) * precision * recall) / (BETA ** 2 * precision + recall)
}

const signsOf = (text: string): readonly string[] => [...plainText(text).replaceAll(/\s/gu, '')]

function gramsOf(signs: readonly string[], length: number): Map<string, number> {
  const grams = new Map<string, number>()
  for (let at = 0; at + length <= signs.length; at += 1) {
    const gram = signs.slice(at, at + length).join('')
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

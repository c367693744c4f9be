// The longest first. What follows a noun without a space: case, topic, plural, "and", "also", "only", "from", "to".
const PARTICLES = [
  '에서는',
  '으로는',
  '에게서',
  '들에게',
  '에서',
  '에게',
  '으로',
  '까지',
  '부터',
  '처럼',
  '보다',
  '들은',
  '들이',
  '들을',
  '들의',
  '이나',
  '이며',
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '의',
  '에',
  '로',
  '와',
  '과',
  '도',
  '만',
  '들',
]
const SHORTEST = 2

/** A Korean noun without the particle that is written to it. */
export function korean(word: string): string {
  const particle = PARTICLES.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST)
  return particle === undefined ? word : word.slice(0, -particle.length)
}

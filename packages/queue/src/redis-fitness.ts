const MINIMUM_MAJOR = 7

/**
 * Why a Redis must not hold the queue, judged by its answer to INFO; null when it may. Managed servers often forbid
 * CONFIG, but all of them answer INFO.
 */
export function unfitness(info: string): string | null {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim()
  const version = field('redis_version') ?? '0'
  if (Number.parseInt(version, 10) < MINIMUM_MAJOR) {
    return `Redis ${version} is too old for the queue: use Redis 7 or newer, or Valkey.`
  }
  const policy = field('maxmemory_policy') ?? 'unknown'
  if (policy !== 'noeviction') {
    return `Redis would throw jobs away when its memory is full (maxmemory-policy is ${policy}): set maxmemory-policy to noeviction.`
  }
  return null
}

import { randomFillSync } from 'node:crypto'

/** A new UUID, version 7 (RFC 9562): its first 48 bits are the time, so that rows made one after another lie together. */
export function uuidV7(now: () => number = Date.now): string {
  const bytes = new DataView(new ArrayBuffer(16))
  randomFillSync(bytes)
  const time = now()
  bytes.setUint32(0, Math.floor(time / 0x10000))
  bytes.setUint16(4, time % 0x10000)
  bytes.setUint8(6, 0x70 | (bytes.getUint8(6) & 0x0f))
  bytes.setUint8(8, 0x80 | (bytes.getUint8(8) & 0x3f))
  const hex = Buffer.from(bytes.buffer).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

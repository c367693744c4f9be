/**
 * The middle of a context, where the text itself stands, in `longest` UTF-16 units at most: what is near tells most of
 * what a word means. Half a surrogate pair is left out.
 */
export function nearest(context: string, longest: number): string {
  if (context.length <= longest) return context
  const from = Math.floor((context.length - longest) / 2)
  return context
    .slice(from, from + longest)
    .toWellFormed()
    .replaceAll('\ufffd', '')
}

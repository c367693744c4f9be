/** The paragraphs of a question that a Debian package asks when it is set up, by the language they are written in (`en` the original). */
export type Question = ReadonlyMap<string, readonly string[]>

/** A debconf templates file (debconf-devel(7)) → its questions. A description's first line and each paragraph is one text. */
export function questionsIn(file: string): readonly Question[] {
  return file.split(/\n{2,}/).map((stanza) => {
    const question = new Map<string, readonly string[]>()
    for (const field of stanza.split(/\n(?=\S)/)) {
      const [, language = 'en'] = /^Description(?:-([\w@]+)\.UTF-8)?:/.exec(field) ?? []
      if (field.startsWith('Description')) question.set(language, paragraphs(field))
    }
    return question
  })
}

const paragraphs = (field: string): readonly string[] =>
  field
    .slice(field.indexOf(':') + 1)
    .split(/\n \.(?=\n|$)|(?<=^[^\n]*)\n/)
    .map((part) => part.replaceAll(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '')

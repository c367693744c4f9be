/**
 * Lines of programs, logs and tables whose words read like prose, one pattern for each kind. A pattern asks for a sign that prose lacks, as people also
 * write "Select a name from the list", "Let us import data" and "Update: …". Each starts at the line's beginning and so runs in linear time.
 */
const STATEMENTS: readonly RegExp[] = [
  // SQL in capitals, and in small letters where it ends as a statement.
  /^\s*SELECT\s.*(?:\sFROM\s|[*,;])|^\s*SELECT\s+[a-z]\w*\s*$/,
  /^\s*(?:INSERT INTO|DELETE FROM|(?:CREATE|ALTER|DROP) (?:TABLE|VIEW|INDEX))\s/,
  /^\s*(?:FROM|WHERE|(?:(?:LEFT|RIGHT|INNER|OUTER|CROSS) )*JOIN|(?:ORDER|GROUP) BY)\s+[a-z_]|^\s*VALUES\s*\(/,
  /^\s*UPDATE\s+\S+\s+SET\s/,
  /^\s*(?:select\s.*\sfrom|insert into|delete from|update\s+\S+\s+set)\s.*;\s*$/,
  /^\s*select\s+(?:\*|\w+(?:,\s*\w+)+)\s+from\s/,
  // Declarations, assignments, imports and heads of functions.
  /^\s*(?:export\s+)?(?:const|let|var)\s+[\w$]+\s*(?::\s*[\w<>[\]]+\s*)?[=;]/,
  /^\s*import\s.*\sfrom\s+["']|^\s*import\s+["'{*]/,
  /^\s*(?:async\s+)?(?:def|fn|func|function)\s+[\w$]+\s*\(/,
  /^\s*(?:(?:public|private|protected|static|final|async)\s+)+[\w<>[\]]+\s+\w+\s*[(=;]/,
  // A command with an option, and a JSON object or list.
  /^\s*(?:[$#>]\s+)?(?:sudo\s+)?[a-z][\w.-]*(?:\s+[a-z]\w*)?\s+-{1,2}[a-zA-Z][\w-]*(?:[\s=]|$)/,
  /^\s*(?:\{\s*"|\[\s*["{\d]).*[}\]][,;]?\s*$/,
  // Shell scripts, the usual tools with what they are told to do, and steps of an image.
  /^\s*(?:if|elif|while)\s+\[|^\s*(?:fi|done|esac)\s*;?\s*$|^\s*sudo\s/,
  /^\s*(?:git|npm|pnpm|yarn|pip|docker|kubectl|apt|apt-get|systemctl)\s+(?:install|run|add|commit|checkout|clone|push|pull|start|build|exec|status|apply)\b/,
  /^\s*(?:RUN|CMD|COPY|ENV|WORKDIR|EXPOSE|ENTRYPOINT)\s+[a-z\d./[]/,
  // Rules and declarations of style sheets, a row of a table.
  /^[^{}]*\{(?:\s*$|[^{}:]*:[^{};]*;[^{}]*(?:\}\s*)?$)|^\s*[a-z-]+:[^;]+;\s*$/,
  /^\s*\w+(?:[,;]\w+){2,}\s*$/,
  // Lines of logs, by their time or level, and where a program failed.
  /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|^\s*[A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d\s/,
  /^\s*\[(?:ERROR|WARN|INFO|DEBUG)\]\s|^\s*(?:ERROR|WARN|INFO|DEBUG)\s+\[?\w+[.\]:]/,
  /^\s*(?:Traceback \(|File "|at [\w.$]+\()|^\s*[\w.]+(?:Error|Exception)(?::|\s*$)/,
]

/** A key in small letters and its value, as in YAML. One alone may be prose ("note: …"), several are not, nor are the items between. */
const SETTING = /^\s*(?:-\s+)?[a-z][\w-]*:(?:\s|$)/
const ITEM = /^\s*-\s+\S+\s*$/
const FEWEST_SETTINGS = 2

/** A text without its lines that are statements of a program, of a log, or settings. */
export function withoutStatements(text: string): string {
  const lines = text.split('\n')
  const settings = lines.filter((line) => SETTING.test(line)).length
  const patterns = settings < FEWEST_SETTINGS ? STATEMENTS : [...STATEMENTS, SETTING, ITEM]
  return lines.filter((line) => !patterns.some((pattern) => pattern.test(line))).join('\n')
}

/**
 * Lines of programs whose words read like prose, one pattern for each kind. A pattern asks for a sign that prose lacks, as people also
 * write "Select a name from the list", "Let us import data" and "Update: …". Each starts at the line's beginning and so runs in linear time.
 */
const STATEMENTS: readonly RegExp[] = [
  // SQL in capitals, and in small letters where it ends as a statement.
  /^\s*SELECT\s.*(?:\sFROM\s|[*,;])|^\s*SELECT\s+[a-z]\w*\s*$/,
  /^\s*(?:INSERT INTO|DELETE FROM|(?:CREATE|ALTER|DROP) (?:TABLE|VIEW|INDEX))\s/,
  /^\s*(?:FROM|WHERE|(?:(?:LEFT|RIGHT|INNER|OUTER|CROSS) )*JOIN|(?:ORDER|GROUP) BY)\s+[a-z_]|^\s*VALUES\s*\(/,
  /^\s*UPDATE\s+\S+\s+SET\s/,
  /^\s*(?:select\s.*\sfrom|insert into|delete from|update\s+\S+\s+set)\s.*;\s*$/,
  // Declarations, assignments, imports and heads of functions.
  /^\s*(?:export\s+)?(?:const|let|var)\s+[\w$]+\s*(?::\s*[\w<>[\]]+\s*)?[=;]/,
  /^\s*import\s.*\sfrom\s+["']|^\s*import\s+["'{*]/,
  /^\s*(?:async\s+)?(?:def|fn|func|function)\s+[\w$]+\s*\(/,
  /^\s*(?:(?:public|private|protected|static|final|async)\s+)+[\w<>[\]]+\s+\w+\s*[(=;]/,
  // A command with an option, and a JSON object or list.
  /^\s*(?:[$#>]\s+)?(?:sudo\s+)?[a-z][\w.-]*(?:\s+[a-z]\w*)?\s+-{1,2}[a-zA-Z][\w-]*(?:[\s=]|$)/,
  /^\s*(?:\{\s*"|\[\s*["{\d]).*[}\]][,;]?\s*$/,
]

/** A text without its lines that are statements of a program. */
export const withoutStatements = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !STATEMENTS.some((statement) => statement.test(line)))
    .join('\n')

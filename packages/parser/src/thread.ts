import { buildContent } from './build-content.ts'
import { extractContent } from './extract-content.ts'
import type { Answer, Task } from './task.ts'

/** Runs in the thread that can be killed. */
export default function run(task: Task): Answer {
  switch (task.task) {
    case 'ready':
      return 'ready'
    case 'extract':
      return extractContent(task.content, task.language)
    case 'build':
      return buildContent(task.content, task.document, task.targets, task.languages)
  }
}

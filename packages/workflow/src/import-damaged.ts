import type { FileFault } from '@passerelle/interchange'

/** Thrown inside an import's transaction when its file turns out to be damaged, so that nothing of it stays. */
export class Damaged extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault.message)
    this.fault = fault
  }
}

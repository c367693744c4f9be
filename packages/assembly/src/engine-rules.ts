import type { BreakerSettings, Route } from '@passerelle/engines'
import { z } from 'zod'
import { languageTag } from './language-tag.ts'

/** `routes` in the installation's file. */
export const routesSchema = z.array(
  z
    .strictObject({
      source: languageTag.optional(),
      target: languageTag.optional(),
      engines: z.array(z.string()),
      pivot: languageTag.optional(),
    })
    .transform(
      ({ source, target, engines, pivot }): Route => ({
        engines,
        ...(source === undefined ? {} : { source }),
        ...(target === undefined ? {} : { target }),
        ...(pivot === undefined ? {} : { pivot }),
      }),
    ),
)

/** `breaker` in the installation's file; what it leaves out is as usual. */
export const breakerSchema = z
  .strictObject({
    failures: z.int().min(1).max(100).optional(),
    pauseSeconds: z.int().min(1).max(3600).optional(),
    longestPauseSeconds: z.int().min(1).max(86_400).optional(),
  })
  .transform(
    ({ failures, pauseSeconds, longestPauseSeconds }): Partial<BreakerSettings> => ({
      ...(failures === undefined ? {} : { failures }),
      ...(pauseSeconds === undefined ? {} : { pauseMs: pauseSeconds * 1000 }),
      ...(longestPauseSeconds === undefined ? {} : { longestPauseMs: longestPauseSeconds * 1000 }),
    }),
  )

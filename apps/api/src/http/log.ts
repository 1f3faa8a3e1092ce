import type { FastifyRequest } from 'fastify'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

const options: LoggerOptions = {
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['headers.cookie', 'headers.authorization', '*.headers.cookie', '*.headers.authorization', '*.password'],
  serializers: {
    // Without what follows the question mark: inputs of reads stand there, and they are about people.
    req: (request: FastifyRequest) => ({
      method: request.method,
      path: request.url.split('?', 1)[0],
      from: request.ip,
    }),
  },
}

/** One line of JSON for each event; each line of a request carries its number, `reqId`. */
export function createLogger(level: LogLevel, destination: DestinationStream): Logger {
  return pino({ ...options, level }, destination)
}

import { fail } from '@congtam/core/errors'
import { identity } from '@congtam/core/shared/canonical'
import { countTries } from '@congtam/db/access/sign-in-try'
import type { Database } from '@congtam/db/open'
import { asOwner } from '@congtam/db/transaction'

export interface SignInLimits {
  /** One name from one address: guessing by hand. */
  pair: number
  /** One address, behind which a whole office may sit. */
  address: number
  /** One name from everywhere: guessing from many machines. */
  name: number
}

export const signInLimits: SignInLimits = { pair: 10, address: 200, name: 60 }

const WINDOW_SECONDS = 300

/** Counts a try to sign in, right or wrong, known name or not, and refuses it when there were too many in these five minutes. */
export async function limitSignIn(
  database: Database,
  limits: SignInLimits,
  attempt: { username: string; address: string; now: Date },
): Promise<void> {
  const seconds = Math.floor(attempt.now.getTime() / 1000)
  const window = Math.floor(seconds / WINDOW_SECONDS)
  // Hashed: what people type as their name may be their password.
  const name = identity(attempt.username.trim().toLowerCase())
  const keys: Record<keyof SignInLimits, string> = {
    pair: `pair|${window}|${attempt.address}|${name}`,
    address: `address|${window}|${attempt.address}`,
    name: `name|${window}|${name}`,
  }
  const tries = await asOwner(database, (db) => countTries(db, Object.values(keys), attempt.now))
  const over = (kind: keyof SignInLimits) => (tries[keys[kind]] ?? 0) > limits[kind]
  if (over('pair') || over('address') || over('name')) {
    fail('request.tooMany', { seconds: (window + 1) * WINDOW_SECONDS - seconds })
  }
}

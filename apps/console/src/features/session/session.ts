import { sendTo } from '../../api.ts'

/** Starts a session. A wrong name and a wrong password get the same answer. */
export async function signIn(username: string, password: string): Promise<void> {
  await post('/api/auth/sign-in/username', { username, password })
}

export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out', {})
}

async function post(path: string, body: unknown): Promise<void> {
  await sendTo(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

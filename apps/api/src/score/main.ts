import { runScore } from './command.ts'

// pnpm runs its script `score` in the repository's folder and says in INIT_CWD where the person is.
const { npm_lifecycle_event: script, INIT_CWD: begun } = process.env
const folder = (script === 'score' && begun) || process.cwd()
const { exitCode, stdout, stderr } = await runScore(process.argv.slice(2), { folder, input: process.stdin })
// A pipe may take its time: the process ends by itself when all is written.
process.exitCode = exitCode
if (stdout) process.stdout.write(stdout)
if (stderr) process.stderr.write(stderr)

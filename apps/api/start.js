// JavaScript, because an older Node cannot even read the TypeScript that would tell it so.
const LEAST = 24
const found = Number(process.versions.node.split('.', 1)[0])
if (found < LEAST) {
  console.error(
    `Công Tâm cần Node.js ${LEAST} trở lên, máy đang có ${process.versions.node}; chạy "npx --yes pnpm@12 start" hoặc cài Node.js mới.` +
      ` (Node.js ${LEAST} or later is needed; this is ${process.versions.node}.)`,
  )
  process.exit(1)
}
await import('./src/main.ts')

import { correctionRouter } from './correction/correction.ts'
import { resultRouter } from './correction/result.ts'
import { mirrorRouter } from './evaluation/mirror.ts'
import { monthRouter } from './evaluation/month.ts'
import { sheetRouter } from './evaluation/sheet.ts'
import { homeRouter } from './home/home.ts'
import { simulationRouter } from './laboratory/simulation.ts'
import { rulesetRouter } from './library/ruleset.ts'
import { accountRouter } from './organisation/account.ts'
import { officialRouter } from './organisation/official.ts'
import { postRouter } from './organisation/post.ts'
import { sessionRouter } from './organisation/session.ts'
import { unitRouter } from './organisation/unit.ts'
import { pastGradeRouter } from './period/past-grade.ts'
import { periodRouter } from './period/period.ts'
import { router } from './trpc.ts'
import { catalogueRouter } from './work/catalogue.ts'
import { planRouter } from './work/plan.ts'
import { taskRouter } from './work/task.ts'
import { yearRouter } from './year/year.ts'

/** Every procedure by its noun. Each area adds its line. */
export const appRouter = router({
  account: accountRouter,
  catalogue: catalogueRouter,
  correction: correctionRouter,
  home: homeRouter,
  mirror: mirrorRouter,
  month: monthRouter,
  official: officialRouter,
  pastGrade: pastGradeRouter,
  period: periodRouter,
  plan: planRouter,
  post: postRouter,
  ruleset: rulesetRouter,
  result: resultRouter,
  session: sessionRouter,
  sheet: sheetRouter,
  simulation: simulationRouter,
  task: taskRouter,
  unit: unitRouter,
  year: yearRouter,
})

export type AppRouter = typeof appRouter

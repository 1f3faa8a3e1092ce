import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Outputs, useTRPC } from '../../api.ts'
import { dayText, monthText } from '../../components/day-text.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PointsText } from '../../components/figures.tsx'
import { LevelMark } from '../../components/mark.tsx'
import { Page, Section } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession, useWhy } from '../../place.ts'
import { type Column, DataTable } from '../../table/data-table.tsx'
import { History } from '../period/history.tsx'
import { CorrectName } from './correct-name.tsx'
import { EndPost } from './end-post.tsx'
import { GivePost } from './give-post.tsx'
import { MonthLine } from './month-line.tsx'
import css from './official.module.css'
import { positionName, serviceName, sexName } from './position.ts'

type PersonMonth = Outputs['official']['get']['months'][number]

/** One person: posts over time, and every published month with its score; each score opens. */
export default function OfficialPage() {
  const trpc = useTRPC()
  const { officialId } = useParams({ strict: false })
  const official = useSuspenseQuery(trpc.official.get.queryOptions({ id: officialId ?? '' })).data
  const why = useWhy()
  const { today } = useSession()
  const [panel, setPanel] = useState<{ post: string } | 'give' | 'name' | null>(null)
  const close = () => setPanel(null)
  const manages = official.allowed.manage.allowed
  const ending = official.posts.find(({ id }) => typeof panel === 'object' && panel?.post === id)
  const columns: Column<PersonMonth>[] = [
    {
      id: 'month',
      head: m.official_month(),
      phone: 'title',
      sortBy: (row) => row.month,
      cell: (row) => (
        <>
          <Link to={paths.sheet} params={{ sheetId: row.sheetId }}>
            {m.shell_month_name({ month: monthText(row.month) })}
          </Link>
          {row.isCorrected ? (
            <>
              {' · '}
              <Link to={paths.sheetVersions} params={{ sheetId: row.sheetId }}>
                {m.correction_was()}
              </Link>
            </>
          ) : null}
        </>
      ),
    },
    { id: 'unit', head: m.official_unit(), cell: (row) => row.unitName },
    {
      id: 'total',
      head: m.official_total(),
      align: 'end',
      sortBy: (row) => row.total,
      cell: (row) => <PointsText value={row.total} onWhy={() => why.open(row.sheetId)} />,
    },
    {
      id: 'level',
      head: m.official_level(),
      cell: (row) => (row.level ? <LevelMark level={row.level} /> : m.official_not_scored()),
    },
  ]
  return (
    <Page
      title={official.fullName}
      state={[
        serviceName(official.serviceClass),
        m.official_number({ number: official.staffNumber }),
        ...(official.sex ? [sexName(official.sex)] : []),
        ...(official.birthYear ? [m.official_born({ year: String(official.birthYear) })] : []),
      ].join(' · ')}
      action={
        manages ? (
          <Button variant="default" onClick={() => setPanel('name')}>
            {m.official_correct_name()}
          </Button>
        ) : undefined
      }
    >
      <History officialId={official.id} />
      <Section title={m.official_months()}>
        {official.months.length === 0 ? (
          <EmptyState what={m.official_no_months()} next={m.official_no_months_next()} />
        ) : (
          <>
            <MonthLine months={official.months} />
            <DataTable
              label={m.official_months()}
              rows={official.months}
              columns={columns}
              rowId={(row) => row.sheetId}
              sorted={{ id: 'month', desc: true }}
            />
          </>
        )}
      </Section>
      <Section
        title={m.official_posts()}
        action={
          manages ? (
            <Button size="xs" variant="default" onClick={() => setPanel('give')}>
              {m.post_give()}
            </Button>
          ) : undefined
        }
      >
        <ul className={css.posts}>
          {official.posts.map((post) => (
            <li key={post.id}>
              <strong>{post.title}</strong>
              <span>
                <Link to={paths.unit} params={{ unitId: post.unitId }}>
                  {post.unitName}
                </Link>
                {` · ${positionName(post.positionClass)} · `}
                {post.validTo
                  ? m.unit_name_span({ from: dayText(post.validFrom), to: dayText(post.validTo) })
                  : m.unit_name_since({ from: dayText(post.validFrom) })}
              </span>
              {manages && (post.validTo === null || post.validTo > today) ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={m.post_end_of({ title: post.title })}
                  onClick={() => setPanel({ post: post.id })}
                >
                  {m.post_end()}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      {panel === 'name' ? <CorrectName official={official} onClose={close} /> : null}
      {panel === 'give' ? <GivePost officialId={official.id} onClose={close} /> : null}
      {ending ? <EndPost post={ending} onClose={close} /> : null}
    </Page>
  )
}

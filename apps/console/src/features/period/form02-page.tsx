import { gradeNames } from '@congtam/core/evaluation/year/grade'
import { Button } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { type Outputs, useTRPC } from '../../api.ts'
import { points } from '../../components/figures.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import * as m from '../../paraglide/messages.js'
import { paths } from '../../paths.ts'
import { useSession } from '../../place.ts'
import css from './form02.module.css'
import { PeriodMark } from './period-mark.tsx'

type Form = Outputs['period']['form02']

const YEAR = /^\d{4}$/

/** Form 02 of the decree's Annex II, filled in as far as the months make it; printed on A4 or taken as a workbook. */
export default function Form02Page() {
  const trpc = useTRPC()
  const { officialId = '' } = useParams({ strict: false })
  const { ky } = useSearch({ strict: false })
  const { month } = useSession()
  const year = Number(ky && YEAR.test(ky) ? ky : month.slice(0, 4))
  const form = useSuspenseQuery(trpc.period.form02.queryOptions({ officialId, year })).data
  return (
    <Page
      title={m.form02_title({ year })}
      state={
        <>
          {form.official.fullName} <PeriodMark {...form} />
        </>
      }
      action={
        <>
          <LinkButton to={paths.official} params={{ officialId }} search={{ ky: undefined }} variant="default">
            {m.form02_back()}
          </LinkButton>
          <Button
            component="a"
            href={`/form-02/${officialId}/${year}/mau-02.xlsx`}
            download
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden={true} />}
          >
            {m.form02_workbook()}
          </Button>
          <Button leftSection={<IconPrinter size={18} aria-hidden={true} />} onClick={() => window.print()}>
            {m.why_print()}
          </Button>
        </>
      }
    >
      <Paper form={form} />
    </Page>
  )
}

/** The form itself is the decree's, so its words are Vietnamese whatever the reader's language. */
function Paper({ form }: { form: Form }) {
  const { official, title, unitName, aboveName, year, rows, mean, note } = form
  return (
    <div className={css.paper} lang="vi">
      <p className={css.number}>Mẫu số 02</p>
      <div className={css.heads}>
        <p>
          {aboveName ? <span>{aboveName}</span> : null}
          <strong>{unitName}</strong>
        </p>
        <p>
          <strong>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</strong>
          <strong>Độc lập - Tự do - Hạnh phúc</strong>
        </p>
      </div>
      <h2>
        PHIẾU XẾP LOẠI CHẤT LƯỢNG CÔNG CHỨC
        <small>Năm {year}</small>
      </h2>
      <p>Họ và tên: {official.fullName}</p>
      <p>Chức vụ, chức danh: {title}</p>
      <p>Đơn vị công tác: {unitName}</p>
      <h3>I. TỔNG HỢP KẾT QUẢ THEO DÕI, ĐÁNH GIÁ</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Tháng</th>
            <th scope="col">Tổng điểm theo dõi, đánh giá</th>
            <th scope="col">Ghi chú</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.month}>
              <th scope="row">{Number(row.month.slice(5))}</th>
              <td>{row.total === null ? '' : points(row.total)}</td>
              <td>{row.note.vi}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Tổng điểm trung bình cả năm</th>
            <td>{mean === null ? '' : points(mean)}</td>
            <td>{note.vi}</td>
          </tr>
        </tfoot>
      </table>
      <h3>II. CÔNG CHỨC TỰ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG</h3>
      <Boxes decided={null} />
      <h3>III. KẾT QUẢ XẾP LOẠI CHẤT LƯỢNG CỦA CẤP CÓ THẨM QUYỀN CÔNG CHỨC</h3>
      <Boxes decided={form.decided} />
      <h3>IV. ĐỀ XUẤT PHƯƠNG ÁN XỬ LÝ</h3>
      <p className={css.dots} />
      <div className={css.heads}>
        <Signature who="CÔNG CHỨC TỰ XẾP LOẠI" />
        <Signature who="CẤP CÓ THẨM QUYỀN XẾP LOẠI" />
      </div>
    </div>
  )
}

function Boxes({ decided }: Pick<Form, 'decided'>) {
  return (
    <ul className={css.boxes}>
      {Object.entries(gradeNames).map(([grade, { vi }]) => (
        <li key={grade}>{`${grade === decided ? '☒' : '☐'} ${vi}`}</li>
      ))}
    </ul>
  )
}

function Signature({ who }: { who: string }) {
  return (
    <p className={css.signature}>
      <em>....., ngày.... tháng..... năm.....</em>
      <strong>{who}</strong>
      <span>(Ký tên, ghi rõ họ tên)</span>
    </p>
  )
}

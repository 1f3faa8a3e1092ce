import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AllowedButton } from './allowed-button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { RefusalNote } from './refusal-note.tsx'

const drawn = (content: ReactNode) => renderToStaticMarkup(<MantineProvider>{content}</MantineProvider>)

const closed = {
  allowed: false,
  code: 'plan.closed',
  what: { vi: 'Tháng 10 đã khoá.', en: 'October is closed.' },
  next: { vi: 'Đề nghị mở lại.', en: 'Ask for a reopening.' },
} as const

test('a closed act says why and what to do, and stays reachable by keyboard', () => {
  const html = drawn(<AllowedButton allowance={closed}>Giao việc</AllowedButton>)
  expect(html).toContain('Tháng 10 đã khoá. Đề nghị mở lại.')
  expect(html).toContain('aria-disabled="true"')
  expect(html).not.toContain(' disabled=""')
  const described = /aria-describedby="([^"]+)"/.exec(html)?.[1]
  expect(html).toContain(`id="${described}"`)
})

test('an open act is a plain button', () => {
  expect(drawn(<AllowedButton allowance={{ allowed: true }}>Giao việc</AllowedButton>)).not.toContain('aria-disabled')
})

test('a line that is down is told as such, and as an alert', () => {
  const html = drawn(<RefusalNote error={new TypeError('fetch failed')} />)
  expect(html).toContain('role="alert"')
  expect(html).toContain('Chưa nhận được trả lời từ máy chủ.')
})

test('no error says nothing', () => {
  expect(drawn(<RefusalNote error={null} />)).not.toContain('role=')
})

test('each problem of a form leads to its field', () => {
  const html = drawn(<ErrorSummary problems={[{ field: 'quantity', text: 'Nhập số lượng' }]} />)
  expect(html).toContain('href="#quantity"')
})

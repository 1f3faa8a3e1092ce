import { expect, test } from 'vitest'
import { mediaTypeOf } from './media-type.ts'

test.each([
  ['application/pdf', Buffer.from('%PDF-1.4')],
  ['image/png', Buffer.from('89504e470d0a1a0a00', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ffe0', 'hex')],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', Buffer.from('PK\x03\x04..xl/workbook.xml..')],
  [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    Buffer.from('PK\x03\x04..word/document.xml'),
  ],
  ['application/zip', Buffer.from('PK\x03\x04..a.txt')],
  ['application/octet-stream', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
])('%s is told by its bytes', (mediaType, content) => {
  expect(mediaTypeOf(content)).toBe(mediaType)
})

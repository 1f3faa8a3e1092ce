import { expect, test } from 'vitest'
import { likeWords } from './search.ts'

test('each word is folded and sought by itself', () =>
  expect(likeWords('  Hóa  QUỲ đi ')).toEqual(['%hoa%', '%quy%', '%di%']))

test('what means something to like is sought as it is typed', () =>
  expect(likeWords('100%_\\')).toEqual(['%100\\%\\_\\\\%']))

test('nothing typed seeks nothing', () => expect(likeWords('   ')).toEqual([]))

test('a long text does not become a long statement', () => expect(likeWords('a b c d e f g h')).toHaveLength(6))

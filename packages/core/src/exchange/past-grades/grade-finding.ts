import type { FindingText } from '../finding.ts'
import { type GradeField, gradeFieldNames } from './grade-heading.ts'

type Pair = [what: string, next: string]

function entry(severity: FindingText['severity'], vi: Pair, en: Pair): FindingText {
  return { severity, vi: { what: vi[0], next: vi[1] }, en: { what: en[0], next: en[1] } }
}

const mistake = (vi: Pair, en: Pair) => entry('mistake', vi, en)
const notice = (vi: Pair, en: Pair) => entry('notice', vi, en)

/** Every finding about a list of past grades, by its stable code. */
export const gradeFindings = {
  'workbook.noGrades': () =>
    mistake(
      [
        'Không trang nào có danh sách xếp loại (thiếu dòng tiêu đề như Số hiệu, Năm, Mức xếp loại, Số quyết định).',
        'Chọn đúng tệp, hoặc thêm dòng tiêu đề.',
      ],
      [
        'No sheet holds a list of grades: there is no heading row such as Số hiệu, Năm, Mức xếp loại.',
        'Choose the right file or add the heading row.',
      ],
    ),
  'sheet.ignored': () =>
    notice(
      ['Trang này không phải danh sách xếp loại nên không đọc.', 'Không cần làm gì nếu đúng như vậy.'],
      ['This sheet is not a list of grades and was not read.', 'Nothing to do if that is right.'],
    ),
  'sheet.noGrades': () =>
    mistake(
      ['Có dòng tiêu đề nhưng không có dòng nào bên dưới.', 'Điền danh sách hoặc xoá trang này.'],
      ['There is a heading row but no line below it.', 'Fill in the list or delete the sheet.'],
    ),
  'column.missing': ({ field }: { field: GradeField }) =>
    mistake(
      [`Thiếu cột "${gradeFieldNames[field].vi}".`, 'Thêm cột này rồi gửi lại.'],
      [`The column "${gradeFieldNames[field].en}" is missing.`, 'Add it and send the file again.'],
    ),
  'cell.missing': ({ field }: { field: GradeField }) =>
    mistake(
      [`Ô "${gradeFieldNames[field].vi}" đang trống.`, 'Điền ô này.'],
      [`The cell "${gradeFieldNames[field].en}" is empty.`, 'Fill it in.'],
    ),
  'cell.error': () =>
    mistake(
      ['Ô này là lỗi công thức.', 'Sửa công thức hoặc gõ lại giá trị.'],
      ['This cell holds a formula error.', 'Correct the formula or type the value.'],
    ),
  'year.outside': () =>
    mistake(
      [
        'Chỉ ghi các năm 2020–2025 (Nghị định 90/2020); từ năm 2026 mức xếp loại do Nghị định 335/2025 tính.',
        'Sửa năm hoặc bỏ dòng này.',
      ],
      ['Only 2020 to 2025 belong here; later years follow Decree 335/2025.', 'Correct the year or drop the line.'],
    ),
  'grade.unknown': () =>
    mistake(
      [
        'Mức phải là Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt nhiệm vụ, Hoàn thành nhiệm vụ hoặc Không hoàn thành nhiệm vụ.',
        'Ghi lại đúng chữ trong quyết định.',
      ],
      ['The grade is none of the four of Decree 90/2020.', 'Write it as the decision does.'],
    ),
  'position.unknown': () =>
    mistake(
      ['Nhóm phải là "Lãnh đạo" hoặc "Không lãnh đạo".', 'Sửa lại ô này.'],
      ['The position is "Lãnh đạo" or "Không lãnh đạo".', 'Correct the cell.'],
    ),
  'person.unknown': () =>
    mistake(
      ['Không có ai mang số hiệu này trong phạm vi nhập.', 'Sửa số hiệu, hoặc nhập người trước khi nhập xếp loại.'],
      ['Nobody with this staff number is where the list is imported.', 'Correct it, or enter the person first.'],
    ),
  'person.otherName': ({ name }: { name: string }) =>
    mistake(
      [`Số hiệu này là của ${name}.`, 'Sửa số hiệu hoặc họ tên.'],
      [`This staff number belongs to ${name}.`, 'Correct the number or the name.'],
    ),
  'day.unlikely': () =>
    mistake(
      ['Ngày quyết định phải từ đầu năm xếp loại đến hôm nay.', 'Kiểm tra lại ngày ký.'],
      ['The decision is dated before the year or after today.', 'Check when it was signed.'],
    ),
  'grade.twice': ({ row }: { row: number }) =>
    mistake(
      [`Người này đã có một dòng cho cùng năm (dòng ${row}).`, 'Giữ một dòng đúng, bỏ dòng kia.'],
      [`The person already has a line for this year, in row ${row}.`, 'Keep the right one.'],
    ),
  'grade.contradicts': ({ grade, decision }: { grade: string; decision: string }) =>
    mistake(
      [
        `Hệ thống đang ghi "${grade}" theo ${decision} cho năm này.`,
        'Nếu tệp đúng, đính chính ở hồ sơ người đó kèm căn cứ; nếu không, bỏ dòng này.',
      ],
      [`On record for this year: ${decision}, another grade or decision.`, 'Correct it in the file of the person.'],
    ),
} satisfies Record<string, (details: never) => FindingText>

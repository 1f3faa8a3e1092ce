import type { FindingText } from '../finding.ts'
import { type PeopleField, peopleFieldNames } from './people-heading.ts'

type Pair = [what: string, next: string]

function entry(severity: FindingText['severity'], vi: Pair, en: Pair): FindingText {
  return { severity, vi: { what: vi[0], next: vi[1] }, en: { what: en[0], next: en[1] } }
}

const mistake = (vi: Pair, en: Pair) => entry('mistake', vi, en)
const notice = (vi: Pair, en: Pair) => entry('notice', vi, en)
const inVi = (field: PeopleField) => `"${peopleFieldNames[field].vi}"`
const inEn = (field: PeopleField) => `"${peopleFieldNames[field].en}"`

/** Every finding about a list of people, by its stable code. What the rules of posts refuse is told in their own words. */
export const peopleFindings = {
  'workbook.noPeople': () =>
    mistake(
      [
        'Không trang nào có danh sách người (thiếu dòng tiêu đề như Số hiệu, Họ và tên, Đơn vị, Từ ngày).',
        'Chọn đúng tệp, hoặc thêm dòng tiêu đề.',
      ],
      [
        'No sheet holds a list of people: there is no heading row such as Số hiệu, Họ và tên, Đơn vị, Từ ngày.',
        'Choose the right file or add the heading row.',
      ],
    ),
  'sheet.ignored': () =>
    notice(
      ['Trang này không phải danh sách người nên không đọc.', 'Không cần làm gì nếu đúng như vậy.'],
      ['This sheet is not a list of people and was not read.', 'Nothing to do if that is right.'],
    ),
  'sheet.noPeople': () =>
    mistake(
      ['Có dòng tiêu đề nhưng không có ai bên dưới.', 'Điền danh sách hoặc xoá trang này.'],
      ['There is a heading row but nobody below it.', 'Fill in the list or delete the sheet.'],
    ),
  'column.missing': ({ field }: { field: PeopleField }) =>
    mistake(
      [`Thiếu cột ${inVi(field)}.`, 'Thêm cột này rồi gửi lại.'],
      [`The column ${inEn(field)} is missing.`, 'Add it and send the file again.'],
    ),
  'cell.missing': ({ field }: { field: PeopleField }) =>
    mistake([`Ô ${inVi(field)} đang trống.`, 'Điền ô này.'], [`The cell ${inEn(field)} is empty.`, 'Fill it in.']),
  'cell.error': () =>
    mistake(
      ['Ô này là lỗi công thức.', 'Sửa công thức hoặc gõ lại giá trị.'],
      ['This cell holds a formula error.', 'Correct the formula or type the value.'],
    ),
  'cell.tooLong': ({ max }: { max: number }) =>
    mistake(
      [`Nội dung dài quá ${max} ký tự.`, 'Rút gọn.'],
      [`The text is longer than ${max} characters.`, 'Shorten it.'],
    ),
  'number.malformed': () =>
    mistake(
      [
        'Số hiệu chỉ gồm chữ không dấu, số, dấu chấm, gạch ngang, không quá 20 ký tự.',
        'Sửa số hiệu như ở các phần mềm khác của tỉnh.',
      ],
      ['A staff number has letters, digits, dots and hyphens, at most 20.', 'Correct it.'],
    ),
  'number.zerosLost': () =>
    notice(
      [
        'Số hiệu được lưu dạng số; các số 0 ở đầu, nếu có, đã mất.',
        'Định dạng cột là Văn bản (Text) nếu có số 0 ở đầu.',
      ],
      ['The staff number is stored as a number; zeros before it are lost.', 'Format the column as text if it has any.'],
    ),
  'number.otherName': ({ name }: { name: string }) =>
    mistake(
      [`Số hiệu này là của ${name}.`, 'Sửa số hiệu hoặc họ tên; lỗi chính tả của người đã có thì sửa trong Hồ sơ.'],
      [
        `This staff number belongs to ${name}.`,
        'Correct the number or the name; misspellings are corrected in the file.',
      ],
    ),
  'service.unknown': () =>
    mistake(
      ['Loại phải là Cán bộ, Công chức, Viên chức hoặc Hợp đồng.', 'Sửa lại ô này.'],
      ['The service is one of Cán bộ, Công chức, Viên chức, Hợp đồng.', 'Correct the cell.'],
    ),
  'service.kept': () =>
    notice(
      ['Loại khác với hồ sơ đang có; giữ như hồ sơ.', 'Kiểm tra lại nếu hồ sơ ghi nhầm.'],
      ['The service differs from the file of the person, which is kept.', 'Check which one is right.'],
    ),
  'sex.unknown': () =>
    mistake(
      ['Giới tính phải là Nam hoặc Nữ.', 'Sửa lại ô này, hoặc để trống nếu chưa có.'],
      ['The sex is Nam or Nữ.', 'Correct the cell, or leave it empty where it is not known.'],
    ),
  'birthYear.unlikely': () =>
    mistake(
      ['Năm sinh không đọc được, hoặc không hợp với ngày giữ vị trí.', 'Ghi năm bốn chữ số hoặc ngày/tháng/năm sinh.'],
      [
        'The birth year cannot be read or does not go with the day of the post.',
        'Write four digits or day/month/year.',
      ],
    ),
  'traits.kept': () =>
    notice(
      ['Giới tính hoặc năm sinh khác với hồ sơ đang có; giữ như hồ sơ.', 'Sửa trong Hồ sơ nếu hồ sơ ghi nhầm.'],
      ['Sex or birth year differ from the file of the person, which is kept.', 'Correct the file if it is wrong.'],
    ),
  'position.unknown': () =>
    mistake(
      ['Lớp vị trí phải là nhân viên, trưởng hoặc phó.', 'Sửa lại ô này.'],
      ['The position is one of nhân viên, trưởng, phó.', 'Correct the cell.'],
    ),
  'day.unreadable': () =>
    mistake(
      ['Không đọc được ngày.', 'Viết dạng ngày/tháng/năm, ví dụ 01/07/2025.'],
      ['The day cannot be read.', 'Write day/month/year, such as 01/07/2025.'],
    ),
  'unit.unknown': () =>
    mistake(
      ['Không có đơn vị tên này trong phạm vi nhập.', 'Sửa tên cho đúng, hoặc thêm đơn vị trước.'],
      ['There is no unit of this name where the list is imported.', 'Correct the name or set the unit up first.'],
    ),
  'unit.ambiguous': ({ example }: { example: string }) =>
    mistake(
      ['Có nhiều đơn vị cùng tên này.', `Viết kèm đơn vị cấp trên, ví dụ "${example}".`],
      ['Several units have this name.', `Name the unit above too, such as "${example}".`],
    ),
} satisfies Record<string, (details: never) => FindingText>

import { decimal } from '../shared/points.ts'
import { type CatalogueField, fieldNames } from './catalogue-heading.ts'
import type { FindingText } from './finding.ts'

type Pair = [what: string, next: string]
type Texts = { vi: Pair; en: Pair }

const entry =
  (severity: FindingText['severity']) =>
  <Details extends unknown[]>(text: (...details: Details) => Texts) =>
  (...details: Details): FindingText => {
    const { vi, en } = text(...details)
    return { severity, vi: { what: vi[0], next: vi[1] }, en: { what: en[0], next: en[1] } }
  }

const mistake = entry('mistake')
const notice = entry('notice')

/** A Vietnamese reader expects `1,6`; the file and the English text say `1.6`. */
const comma = (text: string) => text.replace('.', ',')
const inVi = (field: CatalogueField) => `"${fieldNames[field].vi}"`
const inEn = (field: CatalogueField) => `"${fieldNames[field].en}"`

/** Every finding about a catalogue workbook, by its stable code. Texts are for those who wrote the workbook. */
export const catalogueFindings = {
  'workbook.noCatalogue': mistake(() => ({
    vi: [
      'Không trang nào có bảng danh mục sản phẩm (thiếu dòng tiêu đề như Mã CV, Nhiệm vụ, Nhóm, Điểm chấm).',
      'Chọn đúng tệp danh mục, hoặc chỉ cột cho từng trang.',
    ],
    en: [
      'No sheet holds a product catalogue: there is no heading row such as Mã CV, Nhiệm vụ, Nhóm, Điểm chấm.',
      'Choose the right file, or name the columns of each sheet.',
    ],
  })),
  'sheet.ignored': notice(() => ({
    vi: ['Trang này không phải danh mục sản phẩm nên không đọc.', 'Không cần làm gì nếu đúng như vậy.'],
    en: ['This sheet is not a product catalogue and was not read.', 'Nothing to do if that is right.'],
  })),
  'sheet.noItems': mistake(() => ({
    vi: ['Có dòng tiêu đề nhưng không có sản phẩm nào bên dưới.', 'Điền các dòng sản phẩm hoặc xoá trang này.'],
    en: ['There is a heading row but no product below it.', 'Fill in the products or delete the sheet.'],
  })),
  'sheet.sectionGuessed': notice(() => ({
    vi: [
      'Không rõ trang này là phần lãnh đạo, dùng chung hay riêng theo phòng; đã xếp vào phần dùng chung.',
      'Ghi rõ ở tiêu đề của trang nếu không đúng.',
    ],
    en: [
      'It is not clear whether this is the leadership, shared or department part; it was taken as shared.',
      'Say so in the title of the sheet if that is wrong.',
    ],
  })),
  'column.missing': mistake(({ field }: { field: CatalogueField }) => ({
    vi: [`Thiếu cột ${inVi(field)}.`, 'Thêm cột này, hoặc bấm vào tiêu đề để chỉ đúng cột.'],
    en: [`The column ${inEn(field)} is missing.`, 'Add it, or click a heading to say which column it is.'],
  })),
  'row.ignored': notice(() => ({
    vi: [
      'Dòng này không có mã và không phải sản phẩm nên không đọc.',
      'Không cần làm gì nếu đây là dòng tiêu đề nhóm.',
    ],
    en: ['This row has no code and is no product; it was not read.', 'Nothing to do if it is a heading.'],
  })),
  'code.missing': mistake(() => ({
    vi: ['Dòng sản phẩm này không có mã.', 'Điền mã, ví dụ VP.01.'],
    en: ['This product has no code.', 'Fill in a code such as VP.01.'],
  })),
  'code.malformed': mistake(() => ({
    vi: [
      'Mã không đúng dạng: chữ và số, các phần cách nhau bằng dấu chấm, ví dụ VP.01.',
      'Sửa mã, bỏ dấu cách và ký tự khác.',
    ],
    en: [
      'The code is not of the form letters and digits joined by points, such as VP.01.',
      'Correct it; no spaces or other signs.',
    ],
  })),
  'code.duplicate': mistake(({ first }: { first: string }) => ({
    vi: [`Mã này đã dùng ở ${first}.`, 'Mỗi sản phẩm một mã riêng: đổi mã hoặc xoá dòng trùng.'],
    en: [`This code is already used at ${first}.`, 'Give each product its own code, or delete the row.'],
  })),
  'cell.missing': mistake(({ field }: { field: CatalogueField }) => ({
    vi: [`Ô ${inVi(field)} đang trống.`, 'Điền ô này.'],
    en: [`The cell ${inEn(field)} is empty.`, 'Fill it in.'],
  })),
  'cell.error': mistake(() => ({
    vi: ['Ô này là lỗi công thức.', 'Sửa công thức hoặc gõ lại giá trị.'],
    en: ['This cell holds a formula error.', 'Correct the formula or type the value.'],
  })),
  'cell.formulaEmpty': mistake(() => ({
    vi: ['Ô này là công thức chưa có kết quả.', 'Mở tệp bằng Excel rồi lưu lại, hoặc gõ giá trị.'],
    en: ['This cell is a formula without a stored result.', 'Open the file in Excel and save it, or type the value.'],
  })),
  'cell.formula': notice(() => ({
    vi: ['Ô này là công thức; đã lấy kết quả lưu trong tệp.', 'Kiểm tra kết quả có đúng không.'],
    en: ['This cell is a formula; its stored result was taken.', 'Check that the result is right.'],
  })),
  'cell.tooLong': mistake(({ max }: { max: number }) => ({
    vi: [`Nội dung dài quá ${max} ký tự.`, 'Rút gọn, chuyển phần còn lại sang cột ghi chú hoặc chi tiết.'],
    en: [`The text is longer than ${max} characters.`, 'Shorten it, or move the rest to another column.'],
  })),
  'number.notNumber': mistake(({ field }: { field: CatalogueField }) => ({
    vi: [`Ô ${inVi(field)} phải là số.`, 'Gõ lại bằng chữ số, ví dụ 8 hoặc 1,6.'],
    en: [`The cell ${inEn(field)} must be a number.`, 'Type digits, such as 8 or 1.6.'],
  })),
  'number.ambiguous': mistake(() => ({
    vi: [
      'Không rõ dấu chấm hoặc phẩy ở đây là phần nghìn hay phần thập phân.',
      'Định dạng ô là số rồi gõ lại giá trị.',
    ],
    en: [
      'It is not clear whether this mark parts thousands or decimals.',
      'Format the cell as a number and type it again.',
    ],
  })),
  'number.asText': notice(({ read }: { read: string }) => ({
    vi: [`Số được gõ dưới dạng chữ; đã đọc là ${comma(read)}.`, 'Kiểm tra giá trị đã đọc.'],
    en: [`The number is typed as text; it was read as ${read}.`, 'Check the value.'],
  })),
  'number.outOfRange': mistake(({ least, most }: { least: string; most: string }) => ({
    vi: [`Giá trị phải từ ${comma(least)} đến ${comma(most)}.`, 'Sửa lại giá trị.'],
    en: [`The value must lie from ${least} to ${most}.`, 'Correct it.'],
  })),
  'number.tooPrecise': mistake(({ places }: { places: number }) => ({
    vi: [`Nhiều hơn ${places} chữ số thập phân.`, `Làm tròn đến ${places} chữ số.`],
    en: [`More than ${places} decimals.`, `Round to ${places} decimals.`],
  })),
  'group.unknown': mistake(() => ({
    vi: ['Nhóm phải là một trong N1, N2, N3, N4, N5.', 'Sửa lại nhóm.'],
    en: ['The group must be one of N1 to N5.', 'Correct the group.'],
  })),
  'group.frameDiffers': notice(({ group, usual }: { group: string; usual: string }) => ({
    vi: [`Các dòng khác của nhóm ${group} có khung điểm ${usual}.`, 'Kiểm tra nhóm hoặc khung điểm.'],
    en: [`Other rows of group ${group} have the frame ${usual}.`, 'Check the group or the frame.'],
  })),
  'frame.unreadable': mistake(() => ({
    vi: ['Không đọc được khung điểm.', 'Viết dạng 11-50 (từ thấp đến cao).'],
    en: ['The frame cannot be read.', 'Write it as 11-50, low to high.'],
  })),
  'frame.turnedDate': mistake(() => ({
    vi: [
      'Ô khung điểm là một con số; có thể Excel đã đổi khung như 1-10 thành ngày tháng.',
      'Định dạng ô là Văn bản (Text) rồi gõ lại, ví dụ 1-10.',
    ],
    en: [
      'The frame is a single number; Excel may have turned a frame such as 1-10 into a date.',
      'Format the cell as text and type it again, such as 1-10.',
    ],
  })),
  'points.outsideFrame': notice(({ frame }: { frame: string }) => ({
    vi: [`Điểm nằm ngoài khung ${frame}; vẫn giữ điểm như quyết định.`, 'Kiểm tra điểm hoặc khung.'],
    en: [`The points lie outside the frame ${frame}; they are kept as decided.`, 'Check the points or the frame.'],
  })),
  'coefficient.differs': notice(({ expected, kept }: { expected: number; kept: number }) => ({
    vi: [
      `Điểm / 5 là ${comma(decimal(expected, 3))}, nhưng bảng ghi ${comma(decimal(kept, 3))}; giữ hệ số ${comma(decimal(kept, 3))} của bảng.`,
      'Sửa điểm hoặc hệ số nếu bảng ghi nhầm.',
    ],
    en: [
      `Points / 5 is ${decimal(expected, 3)}, but the sheet says ${decimal(kept, 3)}; the sheet's ${decimal(kept, 3)} is kept.`,
      'Correct the points or the coefficient if the sheet is wrong.',
    ],
  })),
  'coefficient.derived': notice(({ derived }: { derived: number }) => ({
    vi: [`Hệ số đang trống; đã tính điểm / 5 = ${comma(decimal(derived, 3))}.`, 'Điền hệ số nếu khác.'],
    en: [`The coefficient is empty; points / 5 = ${decimal(derived, 3)} was taken.`, 'Fill it in if it differs.'],
  })),
  'department.carried': notice(({ department }: { department: string }) => ({
    vi: [`Ô phòng, ban trống; đã lấy "${department}" của dòng trên.`, 'Điền tên phòng nếu khác.'],
    en: [`The department is empty; "${department}" of the row above was taken.`, 'Fill it in if it differs.'],
  })),
} satisfies Record<string, (...details: never[]) => FindingText>

export type CatalogueFindingCode = keyof typeof catalogueFindings

import { CatalogueItem, type CatalogueSection, coefficientOf } from '@congtam/core/work/catalogue'

/** Frame points of each complexity group. */
const frames = { N1: [1, 10], N2: [11, 50], N3: [51, 100], N4: [101, 200] } as const

interface Part {
  section: CatalogueSection
  department: string | null
  /** One item a line: code | task | details | product | group | points. */
  lines: string
}

const parts: Part[] = [
  {
    section: 'leadership',
    department: null,
    lines: `
QL.01 | Lập kế hoạch tháng của đơn vị | Rà soát việc được giao, chọn việc trọng tâm, cân đối người và hạn | Kế hoạch tháng đã ký | N3 | 68
QL.02 | Giao việc cho từng người trong tháng | Chọn sản phẩm trong danh mục, ấn định số lượng, hạn và người chịu trách nhiệm | Bảng giao việc | N2 | 44
QL.03 | Theo dõi, nhắc việc sắp đến hạn | Xem tiến độ mỗi tuần, nhắc người phụ trách, ghi việc chậm | Bảng theo dõi tuần | N2 | 32
QL.04 | Duyệt chất lượng sản phẩm trước khi trình | Đọc dự thảo, ghi ý kiến sửa, xác nhận đạt yêu cầu | Phiếu duyệt sản phẩm | N2 | 38
QL.05 | Chủ trì xử lý việc khẩn cấp, phức tạp | Họp bàn, phân công, báo cáo hướng xử lý với cấp trên | Báo cáo xử lý | N3 | 82
QL.06 | Chủ trì họp giao ban đơn vị | Chuẩn bị nội dung, điều hành, kết luận việc cần làm | Thông báo kết luận | N2 | 30
QL.07 | Đối thoại với người dân theo lịch | Nghe ý kiến, trả lời tại chỗ, giao việc cần giải quyết tiếp | Biên bản đối thoại | N3 | 75
QL.08 | Tiếp công dân định kỳ | Tiếp, ghi ý kiến, chỉ đạo trả lời đúng hạn | Sổ tiếp công dân | N2 | 36
QL.09 | Nhận xét, cho điểm phiếu tháng của cấp dưới | Đối chiếu sản phẩm, minh chứng; trao đổi với từng người | Phiếu đã nhận xét | N3 | 60
QL.10 | Báo cáo kết quả tháng của đơn vị | Tổng hợp số liệu, nêu việc tồn đọng và nguyên nhân | Báo cáo tháng | N3 | 56
QL.11 | Kiểm tra thực địa tại thôn, bản | Đi cơ sở, gặp trưởng thôn, ghi nhận và giao việc | Biên bản kiểm tra | N3 | 64
QL.12 | Chỉ đạo triển khai nghị quyết chuyên đề | Chia việc theo lĩnh vực, ấn định mốc, kiểm tra từng mốc | Chương trình hành động | N4 | 135
QL.13 | Chỉ đạo cải cách thủ tục trong lĩnh vực phụ trách | Rà soát bước thừa, thử cách làm mới, đo thời gian | Sáng kiến được công nhận | N4 | 120
QL.14 | Bồi dưỡng, kèm cặp công chức mới | Hướng dẫn quy trình, giao bài tập, nhận xét tiến bộ | Nhật ký kèm cặp | N2 | 28`,
  },
  {
    section: 'shared',
    department: null,
    lines: `
DC.01 | Soạn văn bản hành chính theo mẫu sẵn | Giấy mời, thông báo, công văn ngắn không cần nghiên cứu | Văn bản đã ký | N1 | 5
DC.02 | Soạn giấy đi đường, giấy giới thiệu | Điền mẫu, trình ký, vào sổ | Giấy đã ký | N1 | 2
DC.03 | Cập nhật một hồ sơ lên hệ thống | Nhập, đính kèm, kiểm tra trường bắt buộc | Hồ sơ điện tử | N1 | 3
DC.04 | Sao, chứng thực tài liệu lưu trữ | Tìm hồ sơ, sao chụp, ký xác nhận sao | Bản sao | N1 | 4
DC.05 | Soạn công văn trả lời, đề nghị phối hợp | Đọc hồ sơ, nêu căn cứ, kiến nghị | Công văn | N2 | 18
DC.06 | Soạn công văn đôn đốc, nhắc việc | Tổng hợp việc chậm theo đơn vị, nêu hạn mới | Công văn đôn đốc | N2 | 16
DC.07 | Báo cáo nhanh theo yêu cầu | Thu số liệu trong ngày, đối chiếu, trình ký | Báo cáo nhanh | N2 | 22
DC.08 | Báo cáo định kỳ tháng | Tổng hợp kết quả, so sánh kế hoạch, kiến nghị | Báo cáo tháng | N2 | 48
DC.09 | Báo cáo chuyên đề | Thu thập, phân tích, đánh giá, đề xuất giải pháp | Báo cáo chuyên đề | N3 | 78
DC.10 | Góp ý dự thảo văn bản cấp trên | Đọc dự thảo, so với thực tế xã, viết ý kiến | Công văn góp ý | N2 | 34
DC.11 | Dự thảo quyết định cá biệt | Kiểm tra căn cứ, thẩm quyền, thể thức | Dự thảo quyết định | N2 | 42
DC.12 | Dự thảo kế hoạch năm của một lĩnh vực | Mục tiêu, việc, mốc, kinh phí, người phụ trách | Kế hoạch năm | N3 | 88
DC.13 | Chuẩn bị một cuộc họp cấp xã | Giấy mời, tài liệu, phòng họp, điểm danh | Hồ sơ cuộc họp | N2 | 26
DC.14 | Ghi biên bản và dự thảo kết luận họp | Ghi đủ ý kiến, dự thảo thông báo trong ngày | Biên bản, thông báo | N2 | 24
DC.15 | Nhập số liệu vào biểu thống kê | Đối chiếu nguồn, nhập, kiểm tra chéo | Biểu thống kê | N2 | 20
DC.16 | Trả lời một đơn kiến nghị | Xác minh, làm việc với người gửi, dự thảo trả lời | Văn bản trả lời | N3 | 54
DC.17 | Viết tin bài cho trang thông tin xã | Lấy tin, viết, trình duyệt, đăng | Tin bài đã đăng | N2 | 12.5
DC.18 | Tuyên truyền tại một thôn, bản | Soạn nội dung, nói chuyện, trả lời câu hỏi | Biên bản buổi tuyên truyền | N2 | 33
DC.19 | Tham gia đoàn kiểm tra liên ngành | Chuẩn bị phần việc, đi kiểm tra, viết phần báo cáo | Phần báo cáo đoàn | N2 | 46
DC.20 | Đề xuất sáng kiến cải tiến công việc | Mô tả, thử, đo hiệu quả, trình công nhận | Hồ sơ sáng kiến | N3 | 95`,
  },
  {
    section: 'department',
    department: 'Văn phòng HĐND và UBND',
    lines: `
VP.01 | Lập lịch công tác tuần của lãnh đạo xã | Gom việc, xếp giờ, báo thay đổi | Lịch tuần | N2 | 21
VP.02 | Theo dõi việc Chủ tịch, Phó Chủ tịch giao | Cập nhật hạn, người làm, kết quả; báo việc chậm | Bảng theo dõi việc giao | N3 | 58
VP.03 | Vào sổ và chuyển văn bản đến | Quét, vào sổ, trình phân công trong buổi | Lô văn bản đến trong ngày | N1 | 8
VP.04 | Phát hành văn bản đi | Soát thể thức, lấy số, đóng dấu, gửi | Lô văn bản đi trong ngày | N1 | 7
VP.05 | Ký số và quản lý con dấu | Kiểm tra thẩm quyền, ký số, ghi sổ dấu | Sổ dấu trong ngày | N1 | 6
VP.06 | Chỉnh lý hồ sơ lưu trữ | Phân loại, lập mục lục, xếp hộp | Mét giá hồ sơ | N3 | 66
VP.07 | Chuẩn bị kỳ họp Hội đồng nhân dân xã | Chương trình, tài liệu, gửi đại biểu đúng hạn | Bộ tài liệu kỳ họp | N4 | 150
VP.08 | Tổng hợp ý kiến cử tri | Gom theo lĩnh vực, chuyển người trả lời, theo hạn | Bảng tổng hợp ý kiến | N3 | 62
VP.09 | Tham mưu phân công trực cơ quan | Lập bảng trực, báo thay đổi, chấm công trực | Bảng trực tháng | N2 | 14
VP.10 | Thanh toán chi thường xuyên | Soát chứng từ, lập đề nghị, nộp kho bạc | Bộ chứng từ | N2 | 27
VP.11 | Lập dự toán chi quý | Ước thu chi, cân đối, trình duyệt | Dự toán quý | N3 | 84
VP.12 | Kiểm kê tài sản công | Đối chiếu sổ, dán mã, lập biên bản | Biên bản kiểm kê | N3 | 70
VP.13 | Quản trị mạng và chữ ký số của xã | Cấp, thu hồi, xử lý sự cố, ghi nhật ký | Nhật ký quản trị tháng | N2 | 39
VP.14 | Rà soát thể thức dự thảo của các phòng | Soát căn cứ, thể thức, lỗi chính tả | Phiếu rà soát | N2 | 11
VP.15 | Tổng hợp báo cáo điều hành của Ủy ban | Gom báo cáo phòng, đối chiếu, viết nhận định | Báo cáo điều hành | N3 | 76
VP.16 | Theo dõi thi đua, khen thưởng | Nhận đề nghị, soát điều kiện, lập tờ trình | Tờ trình khen thưởng | N2 | 43`,
  },
  {
    section: 'department',
    department: 'Phòng Kinh tế',
    lines: `
KT.01 | Thẩm tra hồ sơ cấp giấy chứng nhận đất | Đối chiếu bản đồ, nguồn gốc, tranh chấp | Phiếu thẩm tra | N3 | 72
KT.02 | Xác nhận hiện trạng thửa đất | Đi thực địa, đo, lập biên bản với hộ giáp ranh | Biên bản hiện trạng | N2 | 45
KT.03 | Hòa giải tranh chấp đất đai | Mời các bên, xác minh, lập biên bản hòa giải | Hồ sơ hòa giải | N4 | 110
KT.04 | Thẩm định dự toán công trình nhỏ | Soát khối lượng, đơn giá, thuyết minh | Báo cáo thẩm định | N3 | 92
KT.05 | Giám sát thi công công trình xã | Ra hiện trường, ghi nhật ký, nghiệm thu phần việc | Nhật ký giám sát tuần | N2 | 37
KT.06 | Quyết toán một công trình | Tập hợp hồ sơ, đối chiếu, trình phê duyệt | Hồ sơ quyết toán | N4 | 160
KT.07 | Kiểm tra trật tự xây dựng | Tuần tra, lập biên bản vi phạm, kiến nghị xử lý | Biên bản kiểm tra | N2 | 40
KT.08 | Hướng dẫn mùa vụ cho một thôn | Lịch gieo trồng, giống, phòng trừ sâu bệnh | Buổi hướng dẫn có biên bản | N2 | 29
KT.09 | Thống kê đàn vật nuôi | Đến hộ, ghi phiếu, tổng hợp theo thôn | Biểu đàn vật nuôi | N2 | 31
KT.10 | Phòng chống dịch bệnh vật nuôi | Tiêm phòng, khoanh vùng, báo cáo hằng ngày | Báo cáo đợt tiêm phòng | N3 | 65
KT.11 | Theo dõi bảo vệ rừng theo lô | Tuần rừng, cập nhật diễn biến, lập biên bản | Phiếu diễn biến rừng | N2 | 47
KT.12 | Phương án phòng chống thiên tai | Điểm nguy hiểm, lực lượng, vật tư, diễn tập | Phương án được duyệt | N4 | 125
KT.13 | Lập hồ sơ hộ kinh doanh | Hướng dẫn, soát, trình cấp đăng ký | Hồ sơ đăng ký | N2 | 13
KT.14 | Đối chiếu thu thuế, phí trên địa bàn | Lập danh sách, đối chiếu, đôn đốc nộp | Bảng đối chiếu | N2 | 35
KT.15 | Đánh giá tiêu chí nông thôn mới của thôn | Chấm từng tiêu chí, ảnh, minh chứng | Phiếu chấm tiêu chí | N3 | 59
KT.16 | Hồ sơ sản phẩm OCOP | Hỗ trợ hộ làm hồ sơ, chấm thử, gửi hội đồng | Bộ hồ sơ sản phẩm | N3 | 86
KT.17 | Bồi thường, giải phóng mặt bằng một dự án | Kiểm đếm, công khai, lập phương án | Phương án bồi thường | N4 | 180
KT.18 | Xử lý phản ánh về môi trường | Xác minh trong ngày, lập biên bản, trả lời | Văn bản trả lời | N2 | 41`,
  },
  {
    section: 'department',
    department: 'Phòng Văn hóa - Xã hội',
    lines: `
VX.01 | Xét hồ sơ trợ cấp bảo trợ xã hội | Soát điều kiện, họp hội đồng, trình quyết định | Hồ sơ đã xét | N2 | 23
VX.02 | Chi trả trợ cấp tháng | Lập danh sách, đối chiếu, chi trả, quyết toán | Bảng chi trả | N3 | 61
VX.03 | Rà soát hộ nghèo, cận nghèo của một thôn | Đến hộ, chấm phiếu, họp dân, công khai | Biên bản rà soát | N3 | 80
VX.04 | Hồ sơ người có công | Hướng dẫn, xác minh, chuyển cấp trên | Hồ sơ hoàn chỉnh | N2 | 49
VX.05 | Giải quyết việc làm, xuất khẩu lao động | Tư vấn, lập danh sách, phối hợp doanh nghiệp | Danh sách được tư vấn | N2 | 25
VX.06 | Theo dõi trẻ em có hoàn cảnh đặc biệt | Thăm hộ, lập kế hoạch trợ giúp, cập nhật | Hồ sơ theo dõi | N2 | 28
VX.07 | Tổ chức một hoạt động văn hóa, thể thao | Kế hoạch, kinh phí, tổ chức, tổng kết | Bộ hồ sơ hoạt động | N3 | 90
VX.08 | Xét danh hiệu gia đình, thôn văn hóa | Hướng dẫn thôn họp, soát, trình công nhận | Tờ trình và danh sách | N2 | 50
VX.09 | Quản lý di tích, lễ hội | Kiểm tra, lập hồ sơ, phương án bảo vệ | Biên bản kiểm tra di tích | N2 | 36
VX.10 | Theo dõi học sinh bỏ học | Phối hợp trường, đến nhà vận động, báo cáo | Bảng theo dõi | N2 | 17
VX.11 | Điều tra phổ cập giáo dục | Lập phiếu, nhập hệ thống, xử lý sai lệch | Bộ phiếu phổ cập của thôn | N3 | 69
VX.12 | Kiểm tra an toàn thực phẩm cơ sở nhỏ | Kiểm tra, test nhanh, lập biên bản | Biên bản kiểm tra | N2 | 19
VX.13 | Tổ chức chiến dịch y tế dự phòng | Phối hợp trạm y tế, lịch, truyền thông, báo cáo | Báo cáo chiến dịch | N3 | 74
VX.14 | Quản lý hồ sơ cán bộ, công chức xã | Cập nhật biến động, đối chiếu cơ sở dữ liệu | Hồ sơ cập nhật | N1 | 9
VX.15 | Theo dõi tôn giáo, tín ngưỡng, dân tộc | Nắm tình hình, gặp người uy tín, báo cáo | Báo cáo tình hình | N3 | 57
VX.16 | Truyền thanh xã: một chương trình tuần | Biên tập, thu, phát, lưu | Chương trình đã phát | N2 | 15`,
  },
  {
    section: 'department',
    department: 'Trung tâm Phục vụ hành chính công',
    lines: `
HC.01 | Tiếp nhận hồ sơ một cửa trong ngày | Kiểm tra thành phần, nhận, hẹn trả, luân chuyển | Lô hồ sơ trong ngày | N2 | 14
HC.02 | Trả kết quả và thu phí, lệ phí trong ngày | Đối chiếu, trả, thu, nộp quỹ | Lô kết quả trong ngày | N1 | 10
HC.03 | Chứng thực bản sao trong ngày | Đối chiếu bản chính, ký số, vào sổ | Sổ chứng thực trong ngày | N1 | 8
HC.04 | Đăng ký khai sinh, khai tử | Soát giấy tờ, nhập hệ thống, in, trình ký | Trích lục hộ tịch | N1 | 6
HC.05 | Đăng ký kết hôn | Kiểm tra điều kiện, phỏng vấn, ghi sổ | Giấy chứng nhận | N2 | 12
HC.06 | Xác nhận tình trạng hôn nhân | Xác minh nơi cư trú cũ, trình ký | Giấy xác nhận | N1 | 7
HC.07 | Hướng dẫn nộp hồ sơ trực tuyến | Tạo tài khoản, nộp giúp, ghi lỗi hay gặp | Lượt hướng dẫn trong tuần | N2 | 20
HC.08 | Số hóa hồ sơ giấy | Quét, gán mã, bóc dữ liệu, ký số | Lô hồ sơ số hóa | N2 | 26
HC.09 | Trực tổng đài, trả lời người dân | Nghe, trả lời hoặc chuyển, gọi lại | Nhật ký trực tuần | N2 | 18
HC.10 | Khảo sát mức hài lòng | Phát phiếu, nhập, tổng hợp, nêu điểm yếu | Báo cáo khảo sát | N3 | 55
HC.11 | Công khai và cập nhật thủ tục hành chính | Đối chiếu bộ thủ tục, sửa bảng, mã QR | Bộ thủ tục cập nhật | N2 | 48
HC.12 | Báo cáo kiểm soát thủ tục hành chính | Tổng hợp tồn, quá hạn, nguyên nhân | Báo cáo tháng | N3 | 52
HC.13 | Xin lỗi và hẹn lại hồ sơ trễ | Lập danh sách, gửi thư xin lỗi, theo dõi | Thư xin lỗi đã gửi | N1 | 4
HC.14 | Tái thiết kế một thủ tục | Vẽ quy trình, bỏ bước, chạy thử, đo | Quy trình mới | N4 | 105`,
  },
]

/** A commune's list in our own words, built as real ones are: leadership, shared by all rooms, and one part per room. */
export const catalogueItems: readonly CatalogueItem[] = parts.flatMap((part) =>
  part.lines
    .trim()
    .split('\n')
    .map((line) => itemOf(part, line)),
)

function itemOf({ section, department }: Part, line: string): CatalogueItem {
  const [code, task, detail, product, group = '', points] = line.split(' | ')
  const [frameMin, frameMax] = frames[group as keyof typeof frames].map((bound) => bound * 100)
  const hundredths = Math.round(Number(points) * 100)
  return CatalogueItem.parse({
    code,
    section,
    department,
    task,
    detail,
    product,
    group,
    frameMin,
    frameMax,
    points: hundredths,
    coefficient: coefficientOf(hundredths),
    note: code === 'DC.01' ? 'Sản phẩm chuẩn: 5 điểm, hệ số 1,00' : '',
  })
}

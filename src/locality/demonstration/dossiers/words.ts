/** What invented people write into invented dossiers, in their language. */
export const words = {
  refuse: [
    'Hồ sơ không thuộc thẩm quyền giải quyết; đề nghị công dân nộp tại cơ quan có thẩm quyền.',
    'Thông tin kê khai không khớp với cơ sở dữ liệu quốc gia về dân cư.',
    'Tệp đính kèm không đọc được; đề nghị nộp lại bản chụp rõ.'
  ],
  supplement: [
    'Giấy tờ nộp kèm chưa đủ theo thành phần hồ sơ.',
    'Bản chụp mờ, không đọc được số và ngày cấp.',
    'Tờ khai thiếu chữ ký của người yêu cầu.'
  ],
  withdraw: [
    'Người nộp đề nghị rút hồ sơ để bổ sung giấy tờ.',
    'Người nộp không còn nhu cầu.',
    'Kê khai nhầm thông tin, xin nộp lại.'
  ],
  stop: [
    'Quá thời hạn bổ sung mà người nộp không bổ sung hồ sơ.',
    'Nội dung đề nghị đang có tranh chấp, chờ cơ quan có thẩm quyền giải quyết.'
  ],
  rework: [
    'Đề nghị kiểm tra lại căn cứ pháp lý nêu trong dự thảo.',
    'Dự thảo ghi sai ngày, tháng, năm sinh.',
    'Đề nghị bổ sung biên bản xác minh.'
  ],
  extend: [
    'Hồ sơ cần xác minh thực địa, thời tiết không thuận lợi. Cơ quan xin lỗi và hẹn lại ngày trả kết quả.',
    'Chờ ý kiến của cơ quan phối hợp. Cơ quan xin lỗi và hẹn lại ngày trả kết quả.'
  ],
  question: [
    'Đề nghị cho ý kiến về sự phù hợp với quy hoạch.',
    'Đề nghị xác minh thông tin cư trú và nhân thân.',
    'Đề nghị cho ý kiến về điều kiện theo quy định chuyên ngành.'
  ],
  opinion: ['Nhất trí với đề nghị.', 'Thông tin đã được xác minh là đúng.', 'Đủ điều kiện theo quy định.']
}

/** Answers to questions of forms by words of their labels; the first that fits counts. */
export const answers: [label: RegExp, choices: readonly string[]][] = [
  [/quan hệ/i, ['Cha', 'Mẹ', 'Ông nội', 'Bà ngoại']],
  [/mục đích/i, ['Để đăng ký kết hôn', 'Để mua bán nhà, đất', 'Để bổ sung hồ sơ vay vốn']],
  [/tên ngành/i, ['Bán lẻ hàng tạp hóa', 'Dịch vụ lưu trú tại nhà', 'Ăn uống', 'Sửa chữa xe máy']],
  [/hộ kinh doanh|tên cơ sở/i, ['Hộ kinh doanh Hoa Đào', 'Tạp hóa Bình Minh', 'Nhà nghỉ Mây Trắng']],
  [/số bản án|quyết định/i, ['45/2023/HNGĐ-ST', '12/2022/HNGĐ-ST']]
]

/** What else is written where a form asks for words. */
export const otherwise = ['Theo hồ sơ kèm theo', 'Như giấy tờ đã nộp']

export const companies = ['Công ty TNHH', 'Công ty cổ phần', 'Hợp tác xã', 'Doanh nghiệp tư nhân']
export const companyNames = [
  'Hoàng Liên',
  'Mây Ngàn',
  'Suối Bạc',
  'Đỉnh Gió',
  'Rừng Xanh',
  'Hoa Ban',
  'Sao Mai'
]

/** Hamlets of any commune: numbered, as they are everywhere. */
export const hamlet = (urban: boolean, number: number): string => `${urban ? 'Tổ dân phố' : 'Thôn'} ${number}`

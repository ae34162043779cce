insert into power (code, function_code, kind, name_vi, name_en, name_de) values
  ('webhooks.manage', 'all', 'work', 'Quản lý việc gửi sự kiện và thông báo', 'Manage the sending of events and notices', 'Den Versand von Ereignissen und Mitteilungen verwalten');

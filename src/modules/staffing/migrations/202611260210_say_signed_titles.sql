-- Papers are signed with the plain title of a post: "Trưởng phòng" where the law knows "Trưởng phòng chuyên môn cấp xã".
alter table position add column signs_as text check (signs_as <> '');
comment on column position.signs_as is 'The title that stands above a signature, in Vietnamese as papers are; null: the title itself.';

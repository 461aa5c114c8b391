-- id: code_twice
-- severity: warning
-- origin: source
-- asks: Which programme codes stand more than once in the budget summary?
-- why: Whoever looks a programme up by its code takes one of the two. Where one of them is starred, its footnote tells them apart.
-- title_kk: Жинақта бір код екі рет тұр
-- title_ru: Один код стоит в своде дважды
-- title_en: One code stands twice in the summary
-- message_kk: Бюджет шығыстарының жинағында {programme_code} коды бірнеше рет тұр: «{first_name}» және «{name}».
-- message_ru: В своде бюджетных расходов код {programme_code} стоит не один раз: «{first_name}» и «{name}».
-- message_en: In the budget summary the code {programme_code} stands more than once: “{first_name}” and “{name}”.

with code_rows as (
  select *,
    first_value(series_id) over code as first_id, first_value(name) over code as first_name, first_value(starred) over code as first_starred,
    first_value(line_first) over code as other_line_first, first_value(line_last) over code as other_line_last
  from internal.programme_rows
  window code as (partition by document_id, programme_code order by line_first)
)

select document_id, series_id as subject_id, programme_code, internal.shortened(name) as name, internal.shortened(first_name) as first_name, programme_code as found,
  case when starred <> first_starred then 'note' else 'warning' end as severity, line_first, line_last, other_line_first, other_line_last
from code_rows
where series_id <> first_id
order by document_id, line_first

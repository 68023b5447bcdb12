-- Numbers the lines of each page of an edition for reviewers, draws bars beside those that have changed, and says in the
-- transcript where on the page which line of the sources stands.
--
-- Nothing is known of a page before it is shipped out, and nothing is moved on it then: a number is a box without width
-- in its line. The package lineno would break pages otherwise than the book has them, leaves out paragraphs in which
-- a display stands, and knows no sources; lua-ul, which underlines as is done here, needs what chiaroscuro-confine.lua
-- takes away.
local review = { drawings = { } }
local marks = dofile(kpse.find_file("chiaroscuro-review-marks.lua", "tex"))

local hlist, vlist, glyph = node.id("hlist"), node.id("vlist"), node.id("glyph")
local whatsit = node.id("whatsit")
local subtypes = { }
for number, name in pairs(node.subtypes("hlist")) do subtypes[name] = number end
local change = luatexbase.registernumber("review@change")
local drawing = luatexbase.registernumber("review@drawing")
local in_text = luatexbase.new_attribute("chiaroscuro_review_in_text")
local points = 65781.76  -- scaled points in 1/72 in

-- From the inner edge of the trimmed page: where numbers end, where bars stand.
local number_edge, bar_edge = tex.sp("18pt"), tex.sp("21.5pt")

-- ---------------------------------------------------------------- sources
-- SyncTeX gives every glyph the line that TeX was reading and the number of the file; which file it is, is noted here.
tex.set_synctex_mode(3)
local file_of_tag, tags_told = { }, { }
luatexbase.add_to_callback("process_input_buffer", function(line)
  local tag = tex.get_synctex_tag()
  file_of_tag[tag] = file_of_tag[tag] or status.filename
  return line
end, "chiaroscuro review: files")

local function first_source(head)
  for n in node.traverse(head) do
    if n.id == glyph then
      local tag, line = node.direct.get_synctex_fields(node.direct.todirect(n))
      if tag and tag > 0 then return tag, line end
    elseif n.id == hlist or n.id == vlist then
      local tag, line = first_source(n.head)
      if tag then return tag, line end
    end
  end
end

-- The hyphen of a broken word is made when TeX has read on.
local function is_last_hyphen(n)
  if n.char ~= 0x2D and n.char ~= 0x2010 then return false end
  repeat n = n.next until not n or n.id == glyph
  return not n
end

-- Parts of a line, each from one line of the sources: { left, tag, line }, left in scaled points from its beginning.
local function parts_of(box)
  local parts = { }
  for n in node.traverse(box.head) do
    local tag, line
    if n.id == glyph and not is_last_hyphen(n) then
      tag, line = node.direct.get_synctex_fields(node.direct.todirect(n))
    elseif n.id == hlist or n.id == vlist then
      tag, line = first_source(n.head)
    end
    local last = parts[#parts]
    if tag and tag > 0 and not (last and last.tag == tag and last.line == line) then
      local left = node.dimensions(box.glue_set, box.glue_sign, box.glue_order, box.head, n)
      parts[#parts + 1] = { left = left, tag = tag, line = line }
    end
  end
  return parts
end

-- The first value of an attribute among nodes and what is within them.
local function attribute_within(head, attribute)
  for n in node.traverse(head) do
    local value = node.has_attribute(n, attribute)
      or ((n.id == hlist or n.id == vlist) and attribute_within(n.head, attribute))
    if value then return value end
  end
end

-- ---------------------------------------------------------------- lines of the main text
luatexbase.add_to_callback("post_linebreak_filter", function(head)
  -- Floats, notes and footnotes are set in lists of their own.
  if tex.nest.ptr == 0 then
    for line in node.traverse_id(hlist, head) do node.set_attribute(line, in_text, 1) end
  end
  return head
end, "chiaroscuro review: main text")

-- A drawing's number, for an attribute; whether it is marked as changed.
function review.name_drawing(name, is_marked)
  table.insert(review.drawings, { name = name, is_marked = is_marked })
  tex.sprint(tostring(#review.drawings))
end

function review.use_font(id) marks.numbers_font = id end

-- ---------------------------------------------------------------- places
-- Where a position is on the paper: pages may be reduced for a printer's margins (layout.tex).
local function on_paper(x, y)
  if not pdf.hasmatrix() then return x, y end
  local a, b, c, d, e, f = pdf.getmatrix()
  return a * x + c * y + e, b * x + d * y + f
end

-- A whatsit that says, when the page is shipped out, where the box is.
local function place_of(box, told)
  local n = node.new(whatsit, "late_lua")
  local width, height, depth = box.width, box.height, box.depth
  n.data = function()
    local x, y = pdf.getpos()
    local function say(kind, left, right, source)
      local west, north = on_paper(x + left, y + height)
      local east, south = on_paper(x + right, y - depth)
      texio.write_nl("log", string.format("chiaroscuro-place %d %s %d %.1f %.1f %.1f %.1f %s ;\n",
        told.page, kind, told.number or 0, west / points, (tex.pageheight - north) / points,
        east / points, (tex.pageheight - south) / points, source))
    end
    if told.drawing then return say("drawing", 0, width, told.drawing) end
    for index, part in ipairs(told.parts) do
      local after = told.parts[index + 1]
      tags_told[part.tag] = true
      say(told.kind, part.left, after and after.left or width, part.tag .. ":" .. part.line)
    end
  end
  return n
end

-- ---------------------------------------------------------------- pages
local kinds = { [subtypes.line] = "line", [subtypes.equation] = "formula", [subtypes.alignment] = "formula" }

-- What is to be known of a line, a display or a drawing; nothing of a line that holds neither words nor a drawing.
local function describe(box, page)
  local shown = attribute_within(box.head, drawing)
  local parts = parts_of(box)
  if not shown and #parts == 0 then return nil end
  local figure = shown and review.drawings[shown]
  local is_main = node.has_attribute(box, in_text) and box.subtype == subtypes.line
  local is_column = box.width < .6 * tex.dimen.textwidth
  local has_number = is_main and not figure and not is_column
  if has_number then page.count = page.count + 1 end
  return {
    page = page.number, parts = parts, drawing = figure and figure.name,
    number = has_number and page.count or nil,
    kind = (kinds[box.subtype] == "line" and not is_main) and "note" or kinds[box.subtype],
    has_changed = (figure and figure.is_marked) or attribute_within(box.head, change) ~= nil,
  }
end

-- `left`: from the left edge of the page, in scaled points.
local function visit(parent, left, page)
  for box in node.traverse(parent.head) do
    if (box.id == hlist or box.id == vlist) and box.head then
      local here = left + (parent.id == vlist and box.shift or
        node.dimensions(parent.glue_set, parent.glue_sign, parent.glue_order, parent.head, box))
      local told = box.id == hlist and parent.id == vlist and kinds[box.subtype] and describe(box, page)
      if told then
        local function from_edge(distance)
          return (page.is_right and distance or tex.pagewidth - distance) - here
        end
        if told.has_changed then
          marks.rules(box)
          marks.prepend(box, marks.bar(box, from_edge(bar_edge)))
        end
        if told.number then
          marks.prepend(box, marks.number(told.number, from_edge(number_edge), page.is_right))
        end
        marks.prepend(box, place_of(box, told))
      else
        visit(box, here, page)
      end
    end
  end
end

-- `number`: of the page in the PDF, from 1; `folio`: odd on right-hand pages.
function review.number_page(register, number, folio)
  local box = tex.box[register]
  if not (box and marks.numbers_font) then return end
  local page = { number = number, count = 0, is_right = folio % 2 == 1 }
  visit(box, tex.sp("1in") + tex.hoffset, page)
end

function review.tell_files()
  for tag in pairs(tags_told) do
    texio.write_nl("log", string.format('chiaroscuro-file %d "%s" ;\n', tag, file_of_tag[tag] or ""))
  end
end

return review

-- What chiaroscuro.sty asks Lua for: the contents of book.json, what the printer wants, and numbers that figures computed.
require "lualibs"

local chiaroscuro = { computed = { } }

-- Figures of one batch share what was read for the first of them; the record must show it for each.
local function load_json(name)
  local file = kpse.find_file(name, "tex")
  if not file then return nil end
  kpse.record_input_file(file)
  return utilities.json.tolua(io.loaddata(file))
end

local function load_book()
  local book = load_json("book.json")
  if not book then
    tex.error("chiaroscuro: book.json was not found", { "Add the book's folder to TEXINPUTS." })
  end
  return book or { editions = { } }
end

-- What the layout takes from the printer, in inches: bleed, margins and gutter. The build says which
-- gutter its table has for this many pages; an editor's own run takes the table's first.
chiaroscuro.printer = setmetatable({ }, { __index = function(_, key)
  if not (chiaroscuro.edition and chiaroscuro.edition.medium == "print") then return 0 end
  local printer = load_json("printer.json") or { gutter = { } }
  if key ~= "gutter" then return printer[key] end
  local settled = load_json("gutter.json") or printer.gutter[1]
  return settled and settled.inches
end })

-- The measures of the cover's sheet, in inches, which the stage that makes covers writes for it.
chiaroscuro.cover = setmetatable({ }, { __index = function(_, key)
  return (load_json("cover.json") or { })[key]
end })

-- Category code table -2 reads every character as itself: nothing in the JSON is read as TeX.
local function print_text(value)
  tex.sprint(-2, tostring(value))
end

function chiaroscuro.choose(edition)
  chiaroscuro.book = load_book()
  chiaroscuro.edition = chiaroscuro.book.editions[edition]
  if not chiaroscuro.edition then
    tex.error("chiaroscuro: book.json has no edition " .. edition)
    chiaroscuro.edition = { medium = "screen" }
  end
  if chiaroscuro.edition.medium == "print" then
    tex.sprint("\\printtrue")
  end
end

-- The mark that leads to a figure's cell in the notebook of its chapter, where book.json says under which
-- address the notebooks are, and the chapter's notebook.json promises the figure. The id of the cell, and the short
-- address with which the cell begins, are those of packages/notebooks.
function chiaroscuro.notebook(chapter, figure)
  local base = chiaroscuro.book.notebooks
  local manifest = base and load_json(chapter .. "/notebook.json")
  for _, promised in ipairs(manifest and manifest.figures or { }) do
    if promised == figure then
      tex.sprint("\\notebookmark{")
      print_text(base .. "/" .. chapter .. ".ipynb#cell-id=figure-" .. figure)
      tex.sprint("}{" .. chapter .. "/" .. figure .. "}")
    end
  end
end

-- A value of book.json by its path, such as licence.url; lists are joined by commas.
function chiaroscuro.data(path)
  local value = chiaroscuro.book
  for key in path:gmatch("[^.]+") do
    value = type(value) == "table" and value[key] or nil
  end
  if type(value) == "table" then value = table.concat(value, ", ") end
  print_text(value or "")
end

function chiaroscuro.inches(value)
  tex.sprint((value or 0) .. "in")
end

function chiaroscuro.define(figure, name, value)
  chiaroscuro.computed[figure] = chiaroscuro.computed[figure] or { }
  chiaroscuro.computed[figure][name] = value
end

function chiaroscuro.fail(figure)
  chiaroscuro.computed[figure] = setmetatable({ }, { __index = function() return "failed" end })
end

-- Thin spaces part five digits before the point, or more, into threes.
local function grouped(number)
  local again = #number:match("%d+") > 4 and 1 or 0
  while again > 0 do number, again = number:gsub("^(-?%d+)(%d%d%d)", "%1\\,%2") end
  return number
end

-- A computed number with a fixed count of decimals; a rounded zero has no sign.
function chiaroscuro.format(figure, name, digits)
  -- As for JSON: the record must show the file for each figure.
  local file = kpse.find_file(figure:gsub("/", "/build/tables/", 1) .. "/numbers.tex", "tex")
  if file then kpse.record_input_file(file) end
  local value = (chiaroscuro.computed[figure] or { })[name]
  if not value then
    tex.error("chiaroscuro: figure " .. figure .. " computes no number called " .. name)
    return
  end
  if value == "failed" then tex.sprint("\\mathord{?}") return end
  local text = string.format("%." .. digits .. "f", value):gsub("^-([0.]*)$", "%1")
  tex.sprint(grouped(text))
end

return chiaroscuro

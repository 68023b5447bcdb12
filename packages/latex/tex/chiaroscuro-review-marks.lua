-- What chiaroscuro-review.lua puts into the lines of a finished page: numbers, bars, and rules under new words and through
-- old ones. Nothing of it has width, so nothing moves. Lengths are scaled points.
local marks = { }

local hlist, vlist, glyph = node.id("hlist"), node.id("vlist"), node.id("glyph")
local whatsit, kern = node.id("whatsit"), node.id("kern")
local change = luatexbase.registernumber("review@change")
local cell
for number, name in pairs(node.subtypes("hlist")) do
  if name == "cell" then cell = number end
end

local function colour(command, data)
  local n = node.new(whatsit, "pdf_colorstack")
  n.stack, n.command, n.data = 0, command, data or ""
  return n
end

local function space(width)
  local n = node.new(kern, 1)
  n.kern = width
  return n
end

local function joined(lists)
  for index = 2, #lists do
    local tail = node.tail(lists[index - 1])
    tail.next, lists[index].prev = lists[index], tail
  end
  return lists[1]
end

-- Grey digits without width, their left or right side at `place`, in scaled points from where the line begins.
function marks.number(number, place, is_right)
  local digits = { }
  for digit in tostring(number):gmatch(".") do
    local n = node.new(glyph)
    n.font, n.char = marks.numbers_font, digit:byte()
    digits[#digits + 1] = n
  end
  local list = joined(digits)
  local width = node.dimensions(list)
  local left = is_right and place - width or place
  return joined { space(left), colour(1, "0.5 g 0.5 G"), list, colour(2), space(-left - width) }
end

-- A bar without width, its middle at `place`, so high that those of two lines meet.
function marks.bar(box, place)
  local bar = node.new("rule")
  bar.width = tex.sp("1.1pt")
  bar.height, bar.depth = math.max(box.height, tex.sp("9.5pt")), math.max(box.depth, tex.sp("3.5pt"))
  local left = place - bar.width // 2
  return joined { space(left), colour(1, "0 g 0 G"), bar, colour(2), space(-left - bar.width) }
end

-- By the attribute of chiaroscuro-review.sty: where the rule under new words is, and that through old ones.
local rules = {
  { height = tex.sp("-1.7pt"), depth = tex.sp("2.1pt") },
  { height = tex.sp("2.6pt"), depth = tex.sp("-2.1pt") },
}

local function rule_before(box, first, last, value)
  local rule = node.new("rule")
  rule.width = node.dimensions(box.glue_set, box.glue_sign, box.glue_order, first, last.next)
  rule.height, rule.depth = rules[value].height, rules[value].depth
  box.head = node.insert_before(box.head, first, rule)
  box.head = node.insert_before(box.head, first, space(-rule.width))
end

-- Rules for what is marked in a box, one for each run of it: from its first glyph or box to the last, whatever is between.
function marks.rules(box)
  local first, last, current
  local function finish()
    if first then rule_before(box, first, last, current) end
    first, last, current = nil, nil, nil
  end
  local n = box.head
  while n do
    local following = n.next
    local value = node.has_attribute(n, change)
    local is_list = n.id == hlist or n.id == vlist
    if value ~= current then finish() end
    if is_list and (not value or box.id == vlist or n.subtype == cell) then
      finish()
      marks.rules(n)
    elseif value and (is_list or n.id == glyph) then
      first, last, current = first or n, n, value
    end
    n = following
  end
  finish()
end

-- Puts nodes before all that is in a box.
function marks.prepend(box, nodes)
  box.head = box.head and joined { nodes, box.head } or nodes
end

return marks

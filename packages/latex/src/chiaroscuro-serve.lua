-- Loaded at the head of the root file of a batch, whose body repeats a call of this: TeX reads lines of TeX
-- from standard input and runs one after the other, until the input ends or TeX has stumbled over an
-- error: what it ships out after that could not be trusted. A batch of figures is drawn so, and a process
-- that has loaded the stylesheet waits so for the figure that is edited next.
local stumbled = false
luatexbase.add_to_callback("show_error_hook", function() stumbled = true end, "chiaroscuro-serve")

return function(macro)
  local line = not stumbled and io.stdin:read("*l")
  tex.print(line or "\\global\\let\\" .. macro .. "\\relax")
end

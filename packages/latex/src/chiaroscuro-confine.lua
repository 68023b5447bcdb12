-- Loaded before every root file. TeX itself obeys openin_any and openout_any, and without shell
-- escape LuaTeX has no os.execute, io.popen and no foreign functions; but Lua's own file functions
-- know no bounds. Here they are bound to the work folder (writing) and to the work folder, the input
-- folders and the TeX and font trees (reading). A guard against mistakes and plain attempts in a
-- contributed drawing, not a jail for a determined program.

local function fold(path) return (tostring(path):gsub("/+", "/")) end

local function climbs(path)
  for part in path:gmatch("[^/]+") do
    if part == ".." then return true end
  end
  return false
end

local function prefixes(...)
  local list = {}
  for _, variable in ipairs{...} do
    local value = kpse.expand_braces(kpse.var_value(variable) or "") or ""
    for folder in value:gmatch("[^:]+") do
      folder = fold(folder:gsub("^!!", "")):gsub("/+$", "")
      if folder:sub(1, 1) == "/" then list[#list + 1] = folder .. "/" end
    end
  end
  return list
end

-- luaotfload keeps its font cache here and fills it in the middle of a run.
local writable = prefixes("TEXMFVAR", "TEXMFCACHE")
local readable = prefixes("TEXMF", "TEXMFVAR", "TEXMFCACHE", "TEXINPUTS", "LUAINPUTS", "OSFONTDIR")
readable[#readable + 1] = "/usr/share/fonts/"
readable[#readable + 1] = "/usr/local/share/fonts/"

local function within(path, list)
  path = fold(path)
  if climbs(path) then return false end
  if path:sub(1, 1) ~= "/" then return true end
  local folder = fold(lfs.currentdir() .. "/")
  if path:sub(1, #folder) == folder then return true end
  for _, prefix in ipairs(list) do
    if path:sub(1, #prefix) == prefix then return true end
  end
  return false
end

local function refusal(path) return tostring(path) .. ": outside the work folder (refused)" end

local function guard(library, name, list, second)
  local original = library and library[name]
  if type(original) ~= "function" then return end
  library[name] = function(path, ...)
    if not within(path, list) then return nil, refusal(path) end
    if second and not within((...), list) then return nil, refusal((...)) end
    return original(path, ...)
  end
end

local open = io.open
io.open = function(path, mode)
  if not within(path, (mode or "r"):find("[wa+]") and writable or readable) then
    return nil, refusal(path)
  end
  return open(path, mode)
end

for _, name in ipairs{"input", "output", "lines"} do
  local original, list = io[name], name == "output" and writable or readable
  io[name] = function(file, ...)
    if type(file) == "string" and not within(file, list) then error(refusal(file), 2) end
    return original(file, ...)
  end
end

for _, name in ipairs{"loaddata", "loadlines", "loadchunk", "readall"} do
  guard(io, name, readable)
end
for _, name in ipairs{"dofile", "loadfile"} do
  local original = _G[name]
  _G[name] = function(path, ...)
    if not within(path or "", readable) then error(refusal(path), 2) end
    return original(path, ...)
  end
end

guard(os, "remove", writable)
guard(os, "rename", writable, true)
guard(io, "savedata", writable)
guard(io, "copydata", writable, true)
guard(table, "tofile", writable)
guard(lfs, "mkdir", writable)
guard(lfs, "mkdirs", writable)
guard(lfs, "rmdir", writable)
guard(lfs, "touch", writable)
guard(gzip, "open", writable)
guard(gzip, "save", writable)

for _, name in ipairs{"chdir", "link", "lock_dir"} do lfs[name] = nil end
for _, name in ipairs{"setenv", "__setenv__", "execute", "exec", "spawn"} do os[name] = nil end
for _, name in ipairs{"getupvalue", "setupvalue", "upvaluejoin", "getregistry", "getlocal", "setlocal"} do
  debug[name] = nil
end
io.popen, io.kpsepopen, package.loadlib, kpse.set_program_name = nil, nil, nil, nil
package.loaded.ffi, package.preload.ffi = nil, nil

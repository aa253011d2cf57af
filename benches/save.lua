-- Saves drafts for wrk, started with as many threads as connections: each thread saves one draft, waits for the answer, reads the
-- new version out of it and saves again with another text.
-- Arguments: the file of drafts and the file of cookies that benches/run writes.

local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

local function split(line)
  local parts = {}
  for part in (line .. "\t"):gmatch("([^\t]*)\t") do table.insert(parts, part) end
  return parts
end

function init(arguments)
  local position, draft, cookies = 0, nil, {}
  for line in io.lines(arguments[1]) do
    position = position + 1
    if position == number then draft = split(line) end
  end
  for line in io.lines(arguments[2]) do
    local user = split(line)
    cookies[user[1]] = user[2]
  end
  path, version, body = draft[2], tonumber(draft[3]), draft[4]
  headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = cookies[draft[1]] }
  first, saved, refused, count = version, 0, 0, 0
end

function request()
  count = count + 1
  local text = "Tekst+" .. number .. "+" .. os.time() .. "+" .. count
  return wrk.format("POST", path, headers, (body:gsub("VERSIONHERE", version):gsub("TEXTHERE", text)))
end

function response(status, _, answer)
  local new = tonumber(answer:match('"versjon":(%d+)'))
  if status == 200 and new == version + 1 then
    saved, version = saved + 1, new
  else
    refused = refused + 1
  end
end

function done()
  local saved, refused = 0, 0
  for _, thread in ipairs(threads) do
    saved = saved + thread:get("saved")
    refused = refused + thread:get("refused")
  end
  print(("saved %d times, each a new version; %d refused"):format(saved, refused))
end

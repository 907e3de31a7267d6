-- One connection of a client that makes a job that runs at once, waits until it is over, and makes the next.
local threads = {}
function setup(thread) table.insert(threads, thread) end

function init()
  completed, failed, path = 0, 0, nil
  form = { ["Content-Type"] = "application/x-www-form-urlencoded" }
end

function request()
  if path then return wrk.format("GET", path .. "?WAIT=60", {}) end
  return wrk.format("POST", "/apps/nothing/async", form, "PHASE=RUN")
end

function response(status, headers, body)
  if status == 303 then
    path = string.gsub(headers["Location"] or headers["location"], "^https?://[^/]*", "")
  elseif status == 200 then
    local phase = string.match(body, "phase>(%u+)<")
    if phase == "COMPLETED" then
      completed = completed + 1
      path = nil
    elseif phase == "ERROR" or phase == "ABORTED" then
      failed = failed + 1
      path = nil
    end
  else
    failed = failed + 1
    path = nil
  end
end

function done(summary, latency, requests)
  local sum, bad = 0, 0
  for _, thread in ipairs(threads) do
    sum = sum + thread:get("completed")
    bad = bad + thread:get("failed")
  end
  io.write(string.format("completed %d failed %d seconds %.3f\n", sum, bad, summary.duration / 1e6))
end

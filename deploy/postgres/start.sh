#!/usr/bin/env bash
# Starts PostgreSQL with settings that fit the memory and cores it may use.
set -euo pipefail

# The smaller of the machine's memory and the container's limit, in MB.
memory() {
  local machine limit
  machine=$(awk '/^MemTotal:/ {print int($2 / 1024)}' /proc/meminfo)
  limit=$(cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null | head -1)
  if [[ "$limit" =~ ^[0-9]+$ ]] && ((limit / 1048576 < machine)); then
    echo $((limit / 1048576))
  else
    echo "$machine"
  fi
}

at_most() { (($1 < $2)) && echo "$1" || echo "$2"; }

# The application shares the machine, so a quarter of the memory is for the database unless LABRA_DATABASE_MEMORY says (in MB).
mb=${LABRA_DATABASE_MEMORY:-$(($(memory) / 4))}
((mb >= 128)) || mb=128
connections=${LABRA_DATABASE_CONNECTIONS:-100}
cores=$(nproc)
settings=(
  -c "shared_buffers=$(at_most $((mb / 2)) 16384)MB"
  -c "effective_cache_size=$((mb * 2))MB"
  -c "maintenance_work_mem=$(at_most $((mb / 8)) 1024)MB"
  -c "work_mem=$(at_most $((mb * 256 / connections + 1024)) 65536)kB"
  -c "max_connections=$connections"
  -c "max_worker_processes=$((cores + 6))"
  -c "max_parallel_workers=$cores"
  -c "max_parallel_workers_per_gather=$(at_most $(((cores + 1) / 2)) 4)"
)
exec docker-entrypoint.sh postgres -c config_file=/etc/labra/postgresql.conf "${settings[@]}" "$@"

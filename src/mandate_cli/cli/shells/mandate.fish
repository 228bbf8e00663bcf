# Completion of mandate for fish. The program is asked by variables:
#   COMP_WORDS  the words before the cursor without quotes, and the one at it as typed, one a line
#   COMP_CWORD  which of them the cursor is in
# It answers what can stand there, one a line, a tab and a description behind it, or that only fish knows: /files or
# /directories.

function __mandate_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    # The command as typed may begin with ~ or a variable. Nothing else is expanded: <TAB> runs no code of the line.
    set -l program $words[1]
    set -l parts (string match -r '^(~|\$\w+)(/.*)$' -- $program)
    if set -q parts[3]
        set -l start (string replace -r '^(~|\$)' '' -- $parts[2])
        test -n "$start"; or set start HOME
        set program "$$start"$parts[3]
    end
    type -q -- $program; or return
    set -lx COMP_WORDS (string join \n -- $words "$typed" | string collect --no-trim-newlines)
    set -lx COMP_CWORD (count $words)
    set -lx _MANDATE_COMPLETE complete_fish
    set -l answer ($program 2>/dev/null </dev/null)
    set -l option (string match -r '^--\w+=' -- $typed)
    set -l path (string replace -r '^--\w+=' '' -- $typed)
    switch "$answer"
        case /files
            set answer "$option"(__fish_complete_path "$path")
        case /directories
            set answer "$option"(__fish_complete_directories "$path")
    end
    string join \n -- $answer
end

complete --command mandate --no-files --keep-order --arguments '(__mandate_complete)'

# Completion of mandate for bash. The program is asked by variables:
#   COMP_WORDS  the words of the line as typed, one a line; COMP_CWORD says which the cursor is in
#   COMP_LINE   the line up to the cursor, because bash parts words at = and : as well
#   COMP_WORD   what bash is about to replace
#   COMP_TYPE   whether the answer is only listed
# It answers what can stand there, one a line, or that only bash knows: /files or /directories.

_mandate_completion() {
    local program=${1//\\/} start answer line
    COMPREPLY=()
    # The command as typed may begin with ~ or a variable. Nothing else is expanded: <TAB> runs no code of the line.
    start=${program%%/*}
    if [[ $start =~ ^~[A-Za-z0-9_.-]*$ ]]; then
        eval "program=$start/\${program#*/}"
    elif [[ $start =~ ^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?$ ]]; then
        start=${BASH_REMATCH[1]}
        program=${!start-}/${program#*/}
    fi
    answer=$(
        IFS=$'\n'
        line=${COMP_LINE:0:COMP_POINT}
        COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD COMP_LINE=$line COMP_WORD=$2 COMP_TYPE=$COMP_TYPE \
            _MANDATE_COMPLETE=complete_bash "$program" </dev/null
    )
    case $answer in
        # Before bash 4 there is no compopt, and names are offered as they are.
        /files) compopt -o default && return 0; answer=$(compgen -f -- "$2") ;;
        /directories) compopt -o dirnames && return 0; answer=$(compgen -d -- "$2") ;;
    esac
    [[ $answer ]] || return 0
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done <<<"$answer"
} 2>/dev/null

# Groups stay in their order, where bash can leave it (since 4.4).
complete -o nosort -F _mandate_completion mandate 2>/dev/null || complete -F _mandate_completion mandate

# Tab completion of paperlog for bash.
_paperlog_completion() {
    local program=${1/#\~\//$HOME/} line
    local -a answer=()
    [[ $(type -t -- "$program") == file ]] || program=paperlog
    COMPREPLY=()
    while IFS= read -r line; do
        answer+=("$line")
    done < <(_PAPERLOG_COMPLETE=bash "$program" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    case ${answer[0]-} in
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
        values)
            COMPREPLY=("${answer[@]:1}")
            [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=,\}] ]] && compopt -o nospace 2>/dev/null
            ;;
    esac
    return 0
}
complete -F _paperlog_completion paperlog

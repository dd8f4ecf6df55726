# Tab completion of paperlog for fish.
function __paperlog_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l answer (env _PAPERLOG_COMPLETE=fish paperlog $words[2..-1] "$current" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current" ''
        case values
            printf '%s\n' $answer[2..-1]
    end
end
complete --command paperlog --no-files --arguments '(__paperlog_complete)'

{{- define "cflow.labels" -}}
app.kubernetes.io/name: cflow
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "cflow.selector" -}}
app.kubernetes.io/name: cflow
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
